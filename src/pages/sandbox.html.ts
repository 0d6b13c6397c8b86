import type { APIRoute } from 'astro';
import { sandboxPage } from '../build/sandbox-page.ts';

export const GET: APIRoute = async () =>
  new Response(await sandboxPage(), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
