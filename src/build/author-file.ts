/** The file an author edits to change the page at `url`, for error messages: a lesson’s, or a kata’s brief. */
export function authorFile(url: URL): string {
  const path = url.pathname.replace(/^\/|\/$/g, '');
  if (path.startsWith('lessons/')) return `content/${path}.mdx`;
  if (path.startsWith('katas/')) return `${path}/brief.mdx`;
  return path;
}
