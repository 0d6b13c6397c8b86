import type { Workspace } from '../state/workspace.ts';

/** Speaks the verdict to screen readers: a line a stage, and one for the whole. */
export function Announcer({ workspace }: { workspace: Workspace }) {
  return (
    <div class="visually-hidden" role="log" aria-label="Verdict">
      {workspace.verdicts.announcements.value.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </div>
  );
}
