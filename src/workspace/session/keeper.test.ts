import { expect, it } from 'vitest';
import type { Files } from '../../domain/files.ts';
import { journalIn } from '../storage/journal.ts';
import { memoryStore } from '../storage/memory-store.ts';
import type { WorkspaceStore } from '../storage/store.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { recover } from './recover.ts';
import { begin, meet, type Session } from './session.ts';

const given: Files = { 'a.ts': 'starter' };

/** A tab on a store that it shares with others; its timer rings when the test says so. */
interface Tab {
  keeper: Keeper;
  ring(): Promise<void>;
  /** Whether a save is due. */
  readonly ringing: boolean;
  shown: Files;
  states: Session[];
}

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

function world(store: WorkspaceStore = memoryStore(), { deaf = false } = {}) {
  const tabs: Tab[] = [];
  const local = fakeStorage();
  const journal = (tab: string) => journalIn(() => local, 'lru-cache', tab);
  async function openTab(name: string): Promise<Tab> {
    const stored = await store.readWorkspace('lru-cache');
    const recovered = recover(begin('lru-cache', stored, given, 1), journal(name).takeAll());
    let ring: (() => void) | undefined;
    const tab: Tab = {
      shown: recovered.session.files,
      states: [],
      get ringing() {
        return ring !== undefined;
      },
      async ring() {
        const work = ring;
        ring = undefined;
        work?.();
        await settle();
      },
      keeper: createKeeper(recovered.session, {
        store,
        journal: journal(name),
        timer: { start: (work) => (ring ??= work), cancel: () => (ring = undefined) },
        now: () => 1_000,
        tell: () => tabs.filter((each) => each !== tab && !deaf).forEach((each) => void each.keeper.heard()),
        onState(session, adopted) {
          tab.states.push(session);
          if (adopted) tab.shown = session.files;
        },
      }),
    };
    for (const copy of recovered.copies) await tab.keeper.keepCopy(copy, 'unsaved');
    tabs.push(tab);
    return tab;
  }
  return { store, openTab };
}

/** Lets everything that was begun go on until it waits for a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

it('saves an edit, and a new tab begins with it', async () => {
  const { openTab } = world();
  const tab = await openTab('one');
  tab.keeper.edit('a.ts', 'mine');
  await tab.ring();
  expect((await openTab('two')).shown).toEqual({ 'a.ts': 'mine' });
});

it('writes nothing before the first edit', async () => {
  const { store, openTab } = world();
  await (await openTab('one')).keeper.flush();
  expect(await store.readWorkspace('lru-cache')).toBeUndefined();
});

it('shows another tab’s text when this tab has no edits', async () => {
  const { openTab } = world();
  const one = await openTab('one');
  const two = await openTab('two');
  one.keeper.edit('a.ts', 'from one');
  await one.ring();
  await settle();
  expect(two.shown).toEqual({ 'a.ts': 'from one' });
  expect(two.keeper.session.conflict).toBeUndefined();
});

async function twoTextsAtOnce() {
  const its = world();
  const one = await its.openTab('one');
  const two = await its.openTab('two');
  two.keeper.edit('a.ts', 'from two');
  one.keeper.edit('a.ts', 'from one');
  await one.ring();
  await two.ring();
  return { ...its, one, two };
}

it('asks when both tabs have edits, and overwrites neither text meanwhile', async () => {
  const { store, two } = await twoTextsAtOnce();
  expect(two.keeper.session.conflict?.files).toEqual({ 'a.ts': 'from one' });
  two.keeper.edit('a.ts', 'from two, more');
  await two.ring();
  expect((await store.readWorkspace('lru-cache'))?.files).toEqual({ 'a.ts': 'from one' });
  expect(two.ringing).toBe(false);
});

it('saves on top of a text that another tab has only stored again, even without word from it', async () => {
  const { store, openTab } = world(memoryStore(), { deaf: true });
  const [one, two] = [await openTab('one'), await openTab('two')];
  two.keeper.edit('a.ts', 'mine');
  one.keeper.acceptVersion(2);
  await one.keeper.flush();
  await two.ring();
  await two.ring();
  expect((await store.readWorkspace('lru-cache'))?.files).toEqual({ 'a.ts': 'mine' });
});

it('takes no news that are older than what it knows', () => {
  const record = (revision: number, text: string) => ({
    slug: 'lru-cache',
    files: { 'a.ts': text },
    kataVersion: 1,
    revision,
    updatedAt: 0,
  });
  const session = begin('lru-cache', record(3, 'third'), given, 1);
  expect(meet(session, record(2, 'second'))).toBe(session);
});

it('keeps the other text as a copy when mine is chosen, and the other tab follows', async () => {
  const { store, one, two } = await twoTextsAtOnce();
  await two.keeper.resolve('mine');
  await settle();
  expect((await store.readWorkspace('lru-cache'))?.files).toEqual({ 'a.ts': 'from two' });
  expect(one.shown).toEqual({ 'a.ts': 'from two' });
  expect(await store.listSnapshots('lru-cache')).toMatchObject([
    { files: { 'a.ts': 'from one' }, reason: 'other-tab' },
  ]);
});

it('keeps my text as a copy when theirs is taken, even the letters typed while it is being kept', async () => {
  const { store, two } = await twoTextsAtOnce();
  const taking = two.keeper.resolve('theirs');
  two.keeper.edit('a.ts', 'from two, and a word');
  await taking;
  expect(two.shown).toEqual({ 'a.ts': 'from one' });
  const copies = await store.listSnapshots('lru-cache');
  expect(copies[0]).toMatchObject({ files: { 'a.ts': 'from two, and a word' }, reason: 'this-tab' });
});

it('does not ask when both tabs come to the same text', async () => {
  const { openTab } = world();
  const [one, two] = [await openTab('one'), await openTab('two')];
  one.keeper.edit('a.ts', 'same');
  two.keeper.edit('a.ts', 'same');
  await one.ring();
  await two.ring();
  await settle();
  expect(two.keeper.session.conflict).toBeUndefined();
});

it('keeps edits made while a save is under way', async () => {
  const { store, openTab } = world();
  const tab = await openTab('one');
  tab.keeper.edit('a.ts', 'first');
  const saving = tab.keeper.flush();
  tab.keeper.edit('a.ts', 'second');
  await saving;
  await tab.ring();
  expect((await store.readWorkspace('lru-cache'))?.files).toEqual({ 'a.ts': 'second' });
});

it('says that the storage is full, goes on, and saves once there is room', async () => {
  const store = memoryStore();
  let full = true;
  const { openTab } = world({
    ...store,
    saveWorkspace: (record, expected) =>
      full
        ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
        : store.saveWorkspace(record, expected),
  });
  const tab = await openTab('one');
  tab.keeper.edit('a.ts', 'mine');
  await tab.ring();
  expect(tab.keeper.session).toMatchObject({ trouble: 'full', files: { 'a.ts': 'mine' } });
  full = false;
  tab.keeper.edit('a.ts', 'mine, more');
  await tab.ring();
  expect(tab.keeper.session.trouble).toBeUndefined();
  expect((await store.readWorkspace('lru-cache'))?.files).toEqual({ 'a.ts': 'mine, more' });
});

it('does not replace a text of which no copy could be kept', async () => {
  const { openTab } = world({ ...memoryStore(), addSnapshot: () => Promise.reject(new Error('disk')) });
  const tab = await openTab('one');
  tab.keeper.edit('a.ts', 'mine');
  expect(await tab.keeper.replace(given, 1, 'reset')).toBe(false);
  expect(tab.keeper.session).toMatchObject({ trouble: 'failed', files: { 'a.ts': 'mine' } });
});

it('finds again what a closing tab could not save', async () => {
  const its = world({ ...memoryStore(), saveWorkspace: () => new Promise(() => {}) });
  const tab = await its.openTab('one');
  tab.keeper.edit('a.ts', 'last words');
  tab.keeper.leave();
  expect((await its.openTab('two')).shown).toEqual({ 'a.ts': 'last words' });
});

it('keeps last words as a copy when somebody has saved since', () => {
  const saved = { slug: 'lru-cache', files: { 'a.ts': 'saved' }, kataVersion: 1, revision: 2, updatedAt: 0 };
  const lastWords = { files: { 'a.ts': 'last words' }, base: 1, kataVersion: 1 };
  const { session, copies } = recover(begin('lru-cache', saved, given, 1), [lastWords]);
  expect(session.files).toEqual({ 'a.ts': 'saved' });
  expect(copies).toEqual([{ 'a.ts': 'last words' }]);
});

it('keeps a learner’s code at a new version of the kata, and adds the files that it brings', () => {
  const mine = { slug: 'lru-cache', files: { 'a.ts': 'mine' }, kataVersion: 1, revision: 4, updatedAt: 0 };
  const session = begin('lru-cache', mine, { 'a.ts': 'new starter', 'b.ts': 'new file' }, 2);
  expect(session.files).toEqual({ 'a.ts': 'mine', 'b.ts': 'new file' });
  expect(session.kataVersion).toBe(1);
});
