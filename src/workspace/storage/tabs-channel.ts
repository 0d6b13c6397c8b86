/** What tabs tell each other: something of this kata was stored, look. */
export interface TabsChannel {
  tell(what: 'text' | 'results'): void;
  listen(onWord: (what: 'text' | 'results') => void): void;
}

/** The line between the tabs that have this kata open; silent where the browser has none. */
export function openTabsChannel(slug: string): TabsChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, listen: () => undefined };
  const channel = new BroadcastChannel(`lockstep:${slug}`);
  return {
    tell: (what) => channel.postMessage(what),
    listen(onWord) {
      channel.onmessage = ({ data }) => onWord(data === 'results' ? 'results' : 'text');
    },
  };
}
