import { gcm } from '@noble/ciphers/aes.js';
import type { StageSuite } from './runtime.ts';

/** Bytes of the nonce that stands before the sealed text (NIST SP 800-38D, 96 bits). */
export const nonceLength = 12;

/**
 * Opens what `build/seal.ts` sealed: a kata's compiled suites. Works without a secure context, where
 * browsers have no `crypto.subtle`.
 *
 * @param key 256 bits in base64
 * @throws Error when the bytes are not what was sealed, as after a proxy has changed them
 */
export async function openSuite(sealed: ArrayBuffer, key: string): Promise<StageSuite[]> {
  const bytes = new Uint8Array(sealed);
  const secret = Uint8Array.from(atob(key), (char) => char.charCodeAt(0));
  let compressed: Uint8Array;
  try {
    compressed = gcm(secret, bytes.subarray(0, nonceLength)).decrypt(bytes.subarray(nonceLength));
  } catch {
    throw new Error(
      'The hidden tests arrived damaged. Reload the page; if that does not help, clear its cache.',
    );
  }
  const stream = new Blob([compressed as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as StageSuite[];
}
