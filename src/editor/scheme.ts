/** The two looks of the site. */
export type Scheme = 'light' | 'dark';

const system = () => matchMedia('(prefers-color-scheme: dark)');

/** The look of the page: the reader's own choice (`data-theme` on the root), else the system's. */
export function currentScheme(): Scheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system().matches ? 'dark' : 'light';
}

/** Calls back at each change of the look; the function that comes back ends that. */
export function watchScheme(onChange: (scheme: Scheme) => void): () => void {
  const report = () => onChange(currentScheme());
  const observer = new MutationObserver(report);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = system();
  media.addEventListener('change', report);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', report);
  };
}
