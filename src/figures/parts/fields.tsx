import { useId } from 'preact/hooks';

interface SliderProps {
  label: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
}

/** A whole number between two bounds, its value printed beside it. */
export function Slider({ label, min, max, value, onChange }: SliderProps) {
  return (
    <label class="figure-field">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
      <output>{value}</output>
    </label>
  );
}

interface SelectProps {
  label: string;
  options: readonly { id: string; title: string }[];
  value: string;
  onChange: (id: string) => void;
}

/** One of a few named things. */
export function Select({ label, options, value, onChange }: SelectProps) {
  return (
    <label class="figure-field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(({ id, title }) => (
          <option key={id} value={id} selected={id === value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface EntryProps {
  label: string;
  action: string;
  maxLength: number;
  onEnter: (text: string) => void;
}

/** A short text and the button that hands it over; emptied afterwards, so that the next one can be typed. */
export function Entry({ label, action, maxLength, onEnter }: EntryProps) {
  const id = useId();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    if (text) onEnter(text);
    event.currentTarget.reset();
  };
  return (
    <form class="figure-field" onSubmit={submit}>
      <label for={id}>{label}</label>
      <input
        id={id}
        name="text"
        type="text"
        size={maxLength}
        maxLength={maxLength}
        autocomplete="off"
        autocapitalize="characters"
      />
      <button class="button">{action}</button>
    </form>
  );
}
