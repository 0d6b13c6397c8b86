import type { Files } from '../../domain/files.ts';

/**
 * A short name for a text (53 bits of a cyclic multiply-xor hash): two texts with one name do not happen by
 * chance, and that is all that is asked of it.
 */
export function fingerprint(files: Files): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (text: string) => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
  };
  for (const path of Object.keys(files).sort()) mix(`${path}\0${files[path] ?? ''}\0`);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
