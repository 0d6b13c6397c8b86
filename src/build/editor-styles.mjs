/**
 * Lets Monaco's style sheets travel with Monaco's code. Astro links every style sheet that a page can ever
 * reach, also behind `import()`: each lesson with an editor would wait for 28 KB that most readers never use.
 *
 * @returns {import('vite').Plugin}
 */
export function editorStyles() {
  const prefix = '\0editor-style:';
  return {
    name: 'lockstep:editor-styles',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      if (!source.endsWith('.css') || !importer?.includes('/monaco-editor/')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && `${prefix}${found.id}.js`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const sheet = JSON.stringify(`${id.slice(prefix.length, -'.js'.length)}?inline`);
      return `import css from ${sheet};
const style = document.createElement('style');
style.textContent = css;
document.head.append(style);`;
    },
  };
}
