import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser.ts';

const { executablePath, args, env } = await findBrowser();
const port = 4391;

/** Browser journeys against the built site, as a learner gets it. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  outputDir: '.cache/e2e',
  use: {
    baseURL: `http://localhost:${String(port)}`,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      args,
      ...(executablePath && { executablePath }),
      ...(env && { env: { ...process.env, ...env } }),
    },
  },
  webServer: {
    command: `node e2e/serve.ts ${String(port)}`,
    url: `http://localhost:${String(port)}`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: 'ignore',
  },
});
