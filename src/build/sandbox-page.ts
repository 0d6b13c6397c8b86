import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.ts';

const entry = join(root, 'src/grading/worker/sandbox.ts');

/**
 * The page in which learner code runs. Its policy is the wall: the sandbox attribute of the frame takes away
 * the origin, but only the policy takes away the network.
 */
export async function sandboxPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
  });
  const script = (outputFiles[0]?.text ?? '').trim();
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval' blob:; worker-src blob:`;
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Sandbox</title><script>${script}</script>\n`;
}
