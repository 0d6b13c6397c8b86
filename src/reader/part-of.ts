/** The part of a custom element that `selector` finds; throws when the markup lacks it. */
export function partOf<E extends HTMLElement = HTMLElement>(host: HTMLElement, selector: string): E {
  const found = host.querySelector<E>(selector);
  if (!found) throw new Error(`<${host.localName}> has no ${selector}`);
  return found;
}
