import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { editorStyles } from './src/build/editor-styles.mjs';
import { darkCodeTheme, lightCodeTheme, unhurried } from './src/styles/code-themes.mjs';

// WebContainers need cross-origin isolation; `public/_headers` says the same to static hosts.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  // Only our own components: Babel would go through all of Monaco on its way to the browser.
  integrations: [mdx(), preact({ include: ['**/src/**/*.tsx', '**/katas/**/*.tsx'] })],
  devToolbar: { enabled: false },
  server: { headers },
  markdown: {
    shikiConfig: {
      themes: { light: lightCodeTheme, dark: darkCodeTheme },
      defaultColor: false,
      transformers: [unhurried],
    },
  },
  vite: {
    cacheDir: '.cache/vite',
    plugins: [editorStyles()],
    worker: { format: 'es' },
    // What only an island imports is found here when the server starts; found later, it would reload the page.
    optimizeDeps: { entries: ['src/{editor,reader,workspace}/**/*.{ts,tsx}', '!**/*.test.ts'] },
    // esbuild and Vitest's command line run in Node only, at build time.
    ssr: { external: ['dts-bundle-generator', 'esbuild', 'typescript', 'vitest'] },
  },
});
