import type { ComponentChildren } from 'preact';
import type { Workspace } from '../state/workspace.ts';
import { dialogs, openDialog } from './dialogs.tsx';

/** What the learner must know or decide, above the code. */
export function Banners({ workspace }: { workspace: Workspace }) {
  const { notices, derived } = workspace;
  const [conflict, trouble, newVersion] = [
    derived.conflict.value,
    derived.trouble.value,
    derived.newVersion.value,
  ];
  return (
    <div class="banners" role="status">
      {conflict && <Conflict workspace={workspace} />}
      {trouble && <p class="banner">{troubleTexts[trouble]}</p>}
      {newVersion && <NewVersion workspace={workspace} />}
      {notices.all.value.map((notice) => (
        <Banner key={notice.text} text={notice.text}>
          {notice.action && (
            <Choice
              label={notice.action.label}
              act={() => {
                notice.action?.run();
                notices.dismiss(notice);
              }}
            />
          )}
          <Choice label="Dismiss" act={() => notices.dismiss(notice)} />
        </Banner>
      ))}
    </div>
  );
}

const troubleTexts = {
  full: 'Your code is not saved: the storage of this browser is full. Make room, or export your work; it is tried again at your next edit.',
  failed:
    'Your code is not saved: the storage of this browser fails. Export your work; it is tried again at your next edit.',
};

function Conflict({ workspace: { text } }: { workspace: Workspace }) {
  return (
    <Banner text="Another tab has saved a different text of this kata. The text that you do not choose goes into the history.">
      <Choice label="Keep mine" act={() => void text.keeper.resolve('mine')} />
      <Choice label="Take theirs" act={() => void text.keeper.resolve('theirs')} />
    </Banner>
  );
}

function NewVersion({ workspace: { text, kata } }: { workspace: Workspace }) {
  return (
    <Banner text="This exercise has changed since you began. Your code was kept as it is.">
      <Choice label="See the new starter" act={() => openDialog(dialogs.starter)} />
      <Choice label="Go on with my code" act={() => text.keeper.acceptVersion(kata.version)} />
    </Banner>
  );
}

function Banner({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <p class="banner">
      {text} <span class="banner-choices">{children}</span>
    </p>
  );
}

function Choice({ label, act }: { label: string; act: () => void }) {
  return (
    <button type="button" class="link" onClick={act}>
      {label}
    </button>
  );
}
