/** Fetches one of the site's own JSON files; `path` is relative to the site's base. Rejects with a sentence that can be shown. */
export async function fetchSiteJson<T>(path: string): Promise<T> {
  const url = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: the server answered ${response.status}.`);
  return (await response.json()) as T;
}
