import { pathToFileURL } from 'node:url';
import type { LambdaContext } from './create-lambda-context.ts';

export type Handler = (event: unknown, context: LambdaContext) => unknown;

/** Loads a handler from a CommonJS or an ES module. Throws when the module lacks it. */
export async function loadHandler(path: string, name: string): Promise<Handler> {
  const exported: Record<string, unknown> = await import(pathToFileURL(path).href);
  // Unusual CommonJS exports are found only under `default`.
  const handler = exported[name] ?? Object(exported['default'])[name];
  if (typeof handler !== 'function') {
    throw new Error(`${path} exports no function named "${name}"`);
  }
  return handler;
}
