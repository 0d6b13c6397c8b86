import type { APIRoute } from 'astro';
import { checkImpostorNames } from '../../../build/impostor-names.ts';
import { loadKatas } from '../../../build/katas.ts';
import { sealedSuites } from '../../../build/sealed-suites.ts';

export async function getStaticPaths() {
  const katas = await loadKatas();
  return katas.map((loaded) => ({ params: { slug: loaded.kata.slug }, props: { loaded } }));
}

/** A kata's hidden suites, sealed; its page holds the key. */
export const GET: APIRoute = async ({ props }) => {
  if (import.meta.env.PROD) await checkImpostorNames(props.loaded);
  const { bytes } = await sealedSuites(props.loaded);
  return new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
};
