import type { APIRoute } from 'astro';
import { bundleEngine } from '../../build/engine-bundle.ts';

export const GET: APIRoute = async () =>
  new Response(await bundleEngine('node'), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
