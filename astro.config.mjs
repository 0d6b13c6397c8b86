import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { darkCodeTheme, lightCodeTheme, unhurried } from './src/styles/code-themes.mjs';

// WebContainers need cross-origin isolation; `public/_headers` says the same to static hosts.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  integrations: [mdx(), preact()],
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
    worker: { format: 'es' },
    // esbuild and Vitest's command line run in Node only, at build time.
    ssr: { external: ['esbuild', 'vitest'] },
  },
});
