import { request as httpRequest } from 'node:http';
import { expect } from '@playwright/test';
import { requestFor, submissions } from './webcontainer-host/fixture/submissions.ts';
import { test } from './webcontainer-host/fixture/test.ts';
import { startHost } from './webcontainer-host/host.ts';

test('loads nothing where the page is not cross-origin isolated', async ({ lab, site }) => {
  await lab.open({}, '/plain');
  expect(site.requests()).toContain('/plain');
  expect(await lab.boot()).toMatchObject({ state: 'failed', problem: 'not-isolated', canRetry: false });
  expect(site.requests()).toEqual([]);
  expect(await lab.frames()).toBe(0);
});

test('says that the host cannot be reached, long before the time is up', async ({ lab }) => {
  const gone = await startHost();
  await gone.close();
  await lab.openFor(gone.origin);
  expect(await lab.boot(300_000)).toMatchObject({ state: 'failed', problem: 'unreachable', canRetry: true });
  expect(await lab.frames()).toBe(0);
});

test('boots at the second try when the network is back', async ({ lab, page }) => {
  await lab.open();
  await page.route('**/headless?*', (route) => route.abort('internetdisconnected'));
  expect(await lab.boot()).toMatchObject({ state: 'failed', problem: 'unreachable' });
  await page.unroute('**/headless?*');
  expect(await lab.boot()).toEqual({ state: 'ready' });
  expect((await lab.grade(requestFor(submissions.passing))).state).toBe('passed');
});

test('gives up on a host that never answers', async ({ lab }) => {
  await lab.open({ mood: 'silent' });
  const status = await lab.boot(3_000);
  expect(status).toMatchObject({ state: 'failed', problem: 'timeout', canRetry: true });
  expect(status).toHaveProperty('reason', expect.stringContaining('3 s'));
  expect(await lab.frames()).toBe(0);
});

test('passes on why the host refuses', async ({ lab }) => {
  await lab.open({ mood: 'refusing' });
  const status = await lab.boot();
  expect(status).toMatchObject({ state: 'failed', problem: 'refused', canRetry: false });
  expect(status).toHaveProperty('reason', expect.stringContaining('Unable to create more instances'));
  expect(await lab.frames()).toBe(0);
});

test('says that the engine is missing', async ({ lab, page }) => {
  await lab.open();
  await page.route('**/engine/node.mjs', (route) => route.fulfill({ status: 404 }));
  expect(await lab.boot()).toMatchObject({ state: 'failed', problem: 'site', canRetry: true });
  expect(await lab.frames()).toBe(0);
});

test('is not ready in a container where a first test does not run', async ({ lab, page }) => {
  const host = await lab.open();
  await page.route('**/engine/node.mjs', (route) =>
    route.fulfill({ body: 'console.log("no"); process.exit(3);' }),
  );
  const status = await lab.boot();
  expect(status).toMatchObject({ state: 'failed', problem: 'refused', canRetry: false });
  expect(status).toHaveProperty('reason', expect.stringContaining('ended with code 3: no'));
  expect(await lab.frames()).toBe(0);
  await expect.poll(host.containers).toMatchObject([{ processes: 0 }]);
});

test('has a test host that runs nothing for another name or another site', async () => {
  const host = await startHost();
  const { port } = new URL(host.origin);
  const ask = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/build', method: 'POST', headers };
      const asked = httpRequest(options, (response) => resolve(response.resume().statusCode));
      asked.on('error', reject).end('{}');
    });
  expect(await ask({ host: `localhost:${port}`, origin: host.origin })).toBe(403);
  expect(await ask({ origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await ask({ origin: host.origin })).toBe(200);
  await host.close();
});
