import type { APIRoute } from 'astro';
import { editorTypes } from '../../build/editor-types.ts';

/** The declarations that Monaco's compiler is given, fetched when the first editor of a page is made. */
export const GET: APIRoute = () => Response.json(editorTypes(process.cwd()));
