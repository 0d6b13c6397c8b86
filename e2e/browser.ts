import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

/** How to start the browser that the tests drive; without a path, Playwright starts its own. */
export interface Browser {
  executablePath?: string;
  args: string[];
  env?: Record<string, string>;
}

const flags = `--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync`.split(/\s+/);

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium: the path in `LOCKSTEP_CHROMIUM` (or `npm` for the packaged one), one on the system,
 * Playwright's own, or the one that comes from npm (Linux on x64), so that a fresh machine needs nothing else.
 */
export async function findBrowser(): Promise<Browser> {
  const wish = process.env['LOCKSTEP_CHROMIUM'];
  if (wish === 'npm') return unpackBrowser();
  if (wish !== undefined && wish !== '') return { executablePath: wish, args: flags };
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system !== undefined) return { executablePath: system, args: flags };
  if (existsSync(chromium.executablePath())) return { args: flags };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  throw new Error(
    'The browser tests found no Chromium. Install Chrome, run `npx playwright install chromium`, or set LOCKSTEP_CHROMIUM to a path.',
  );
}

/**
 * Unpacks `@sparticuz/chromium` with the libraries (NSS, expat) that it carries but only unpacks on AWS, into
 * a folder of its own below `.cache`. Its own flags switch web security off, so they are not used.
 */
async function unpackBrowser(): Promise<Browser> {
  const require = createRequire(import.meta.url);
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = require(join(home, 'package.json')) as { version: string };
  const folder = join(import.meta.dirname, '..', '.cache', `chromium-${version}`);
  const { default: packaged, inflate } = await withTmpdir(folder, () => import('@sparticuz/chromium'));
  const [executablePath] = await withTmpdir(folder, async () =>
    Promise.all([packaged.executablePath(), inflate(join(home, 'bin', 'al2023.tar.br'))]),
  );
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, fontConfig(folder));
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts };
  return { executablePath, args: [...flags, '--headless=shell', '--no-zygote'], env };
}

/** The package unpacks into the system's temporary folder, whose name it asks for as it goes. */
async function withTmpdir<T>(folder: string, action: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await action();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Its own configuration looks for fonts on AWS; without any to fall back on, Chromium ends at the first arrow. */
const fontConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`;
