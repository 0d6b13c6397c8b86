import { chooseTheme, currentTheme } from './theme.ts';

/** The button in the header: pressed means dark. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = () => button.setAttribute('aria-pressed', String(currentTheme() === 'dark'));
    button.addEventListener('click', () => chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark'));
    new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    show();
  }
}

customElements.define('theme-switch', ThemeSwitch);
