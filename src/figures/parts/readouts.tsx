import type { ComponentChildren } from 'preact';

/** Named numbers in a row. */
export function Readouts({
  values,
}: {
  values: readonly (readonly [name: string, value: number | string])[];
}) {
  return (
    <dl class="figure-readouts">
      {values.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Share {
  name: string;
  /** Between 0 and 1. */
  share: number;
  /** The row the figure is about. */
  own?: boolean;
}

/** Shares of a whole, as a table with a bar beside each number. `measure` names the column. */
export function ShareTable({
  caption,
  measure,
  shares,
}: {
  caption: string;
  measure: string;
  shares: readonly Share[];
}) {
  return (
    <table class="figure-shares">
      <caption class="visually-hidden">{caption}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Policy</th>
          <th scope="col">{measure}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ name, share, own }) => (
          <tr key={name} class={own ? 'own' : undefined}>
            <th scope="row">{name}</th>
            <td>{(share * 100).toFixed(0)} %</td>
            <td aria-hidden="true" class="bar">
              <span style={{ width: `${share * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What has just happened, in a sentence: read by all, and spoken to those who cannot see the picture. */
export function Said({ children, quiet = false }: { children: ComponentChildren; quiet?: boolean }) {
  return (
    <p class="figure-said" aria-live={quiet ? 'off' : 'polite'}>
      {children}
    </p>
  );
}
