import { expect, it } from 'vitest';
import { mergeBackup, readBackup, writeBackup } from './backup.ts';
import { noResults, type Everything, type Verdict } from './records.ts';

const verdict = (at: number): Verdict => ({
  report: { run: `run ${at}`, runtime: 'worker', state: 'failed', stages: [], durationMs: 12 },
  at,
  text: 'f00',
  kataVersion: 1,
});
const workspace = (text: string) => ({
  slug: 'lru-cache',
  files: { 'a.ts': text },
  kataVersion: 1,
  revision: 7,
  updatedAt: 5,
});
const nothing: Everything = { workspaces: [], results: [], snapshots: [] };
const mine: Everything = {
  workspaces: [workspace('mine')],
  results: [
    {
      ...noResults('lru-cache'),
      run: verdict(1),
      submit: verdict(9),
      passed: ['evict'],
      hints: { evict: 3 },
    },
  ],
  snapshots: [
    { id: 4, slug: 'lru-cache', files: { 'a.ts': 'old' }, kataVersion: 1, at: 3, reason: 'submit' },
  ],
};

it('reads back what it wrote', () => {
  expect(readBackup(writeBackup(mine, new Date(0)))).toEqual(mine);
});

it('says what is wrong with a file that is no export', () => {
  expect(() => readBackup('{')).toThrow('not JSON');
  expect(() => readBackup('[1]')).toThrow('not an export');
  expect(() => readBackup('{"format":"lockstep","version":2}')).toThrow('Reload this page');
});

it('names the place where an export is damaged', () => {
  const text = writeBackup(mine, new Date(0)).replace('"mine"', '42');
  expect(() => readBackup(text)).toThrow('workspaces › 0 › files › a.ts');
});

it('keeps a copy of each text that an import replaces', () => {
  const merged = mergeBackup(mine, { ...nothing, workspaces: [workspace('imported')] }, 100);
  expect(merged.workspaces).toMatchObject([{ files: { 'a.ts': 'imported' }, revision: 8 }]);
  expect(merged.snapshots.at(-1)).toMatchObject({ files: { 'a.ts': 'mine' }, at: 100, reason: 'import' });
});

it('imports into an empty storage', () => {
  const merged = mergeBackup(nothing, mine, 100);
  expect(merged.workspaces[0]?.files).toEqual({ 'a.ts': 'mine' });
  expect(merged.snapshots).toHaveLength(1);
});

it('loses nothing that either side has reached', () => {
  const theirs = {
    ...noResults('lru-cache'),
    run: verdict(2),
    submit: verdict(8),
    passed: ['look-up'],
    hints: { evict: 1, expiry: 2 },
  };
  const [merged] = mergeBackup(mine, { ...nothing, results: [theirs] }, 100).results;
  expect(merged?.passed).toEqual(['evict', 'look-up']);
  expect(merged?.hints).toEqual({ evict: 3, expiry: 2 });
  expect([merged?.run?.at, merged?.submit?.at]).toEqual([2, 9]);
});

it('changes nothing when the same export is imported twice', () => {
  const once = mergeBackup(nothing, mine, 100);
  expect(mergeBackup(once, mine, 200)).toEqual(once);
});
