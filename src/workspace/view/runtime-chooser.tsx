import type { RuntimeStatus } from '../../grading/choose.ts';
import { runtimePreferences, type RuntimePreference } from '../state/runtimes.ts';
import type { Workspace } from '../state/workspace.ts';

const names: Record<RuntimePreference, string> = {
  auto: 'Best available',
  worker: 'Web Worker',
  webcontainer: 'WebContainer',
};

/** Where the code is to run, and how the WebContainer is doing. */
export function RuntimeChooser({ workspace: { runtimes, kata } }: { workspace: Workspace }) {
  if (!kata.runtimes.includes('webcontainer')) return null;
  return (
    <span class="runtime">
      <label>
        Runs in{' '}
        <select
          value={runtimes.preference.value}
          onChange={(event) => (runtimes.preference.value = event.currentTarget.value as RuntimePreference)}
        >
          {runtimePreferences.map((preference) => (
            <option key={preference} value={preference}>
              {names[preference]}
            </option>
          ))}
        </select>
      </label>
      <span class="soft" role="status" title={runtimes.status.value.reason}>
        {bootState(runtimes.status.value)}
      </span>
    </span>
  );
}

/** In few words; why a WebContainer could not boot is said with the first verdict. */
function bootState({ webcontainer }: RuntimeStatus): string {
  switch (webcontainer) {
    case 'off':
      return '';
    case 'booting':
      return 'WebContainer is starting';
    case 'ready':
      return 'WebContainer is ready';
    case 'failed':
      return 'no WebContainer here';
  }
}
