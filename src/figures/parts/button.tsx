import type { ComponentChildren } from 'preact';

interface ButtonProps {
  onPress: () => void;
  main?: boolean;
  disabled?: boolean;
  children: ComponentChildren;
}

/** A button of a figure. One in a row may be the `main` one. */
export function Button({ onPress, main, disabled, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={main ? 'button button-main' : 'button'}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Controls side by side; shown only where scripts run. */
export function Controls({ children }: { children: ComponentChildren }) {
  return <div class="figure-controls needs-script">{children}</div>;
}
