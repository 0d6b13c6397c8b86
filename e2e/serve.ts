/**
 * Serves a built site as a static host would, with its headers and its page for unknown addresses. Called as a
 * program (`node e2e/serve.ts <port>`), it first builds the site into a folder of its own, so that a site that
 * is being looked at (`npm start`) is left alone.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from '../src/build/root.ts';

const folder = join(root, '.cache/site');

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Builds the site and serves it on `port` of localhost. */
export async function serveSite(port: number): Promise<Server> {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', folder],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const notFound = readFileSync(join(folder, '404.html'));
  const serve = sirv(folder, {
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
      response.end(notFound);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return server;
}

if (import.meta.main) await serveSite(Number(process.argv[2]));
