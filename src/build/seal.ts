import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { gcm } from '@noble/ciphers/aes.js';
import { nonceLength } from '../grading/sealed-suite.ts';
import type { StageSuite } from '../grading/runtime.ts';

/** Suites as they are served, and the key (base64) that goes into the page. */
export interface SealedSuites {
  bytes: Uint8Array<ArrayBuffer>;
  key: string;
}

/**
 * Compresses and encrypts a kata's suites, so that they cannot be read in passing. The key is derived from
 * the text: the same suites always give the same bytes, and no key is used for two texts.
 */
export function sealSuites(stages: StageSuite[]): SealedSuites {
  const text = gzipSync(JSON.stringify(stages), { level: 9 });
  const secret = createHash('sha256').update('lockstep suite key').update(text).digest();
  const nonce = createHash('sha256')
    .update('lockstep suite nonce')
    .update(secret)
    .digest()
    .subarray(0, nonceLength);
  const sealed = gcm(new Uint8Array(secret), new Uint8Array(nonce)).encrypt(new Uint8Array(text));
  return { bytes: new Uint8Array([...nonce, ...sealed]), key: secret.toString('base64') };
}
