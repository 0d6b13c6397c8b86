interface TabsProps<T extends string> {
  label: string;
  tabs: readonly { id: T; text: string }[];
  selected: T;
  /** The id of the element that the tabs fill. */
  panel: (id: T) => string;
  onSelect: (id: T) => void;
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowRight: (index, count) => (index + 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Tabs as WAI-ARIA describes them: one stop for the Tab key, arrows between them. */
export function Tabs<T extends string>({ label, tabs, selected, panel, onSelect }: TabsProps<T>) {
  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ id }) => id === selected);
    const target = tabs[steps[event.key]?.(index, tabs.length) ?? -1];
    if (!target) return;
    event.preventDefault();
    onSelect(target.id);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, text }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class="tab"
          data-tab={id}
          id={tabId(id)}
          aria-selected={id === selected}
          aria-controls={panel(id)}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** The id of a tab, for the panel that it labels. */
export const tabId = (id: string): string => `tab-${id.replace(/[^\w-]/g, '-')}`;
