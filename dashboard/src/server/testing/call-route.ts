import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../../api/operations.ts';
import { type Dependencies, setDependencies } from '../dependencies.ts';
import type { RouteHandler } from '../serve.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

/**
 * Finds a path's route file as Next does, and calls what it exports for the method.
 *
 * @param dependencies those of the process that is called; undefined while there is one
 */
export async function callRoute(
  dependencies: Dependencies | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const url = new URL(path, 'http://localhost:3000');
  const { file, params } = findRoute(url.pathname);
  const handlers = (await import(/* @vite-ignore */ file)) as Record<string, RouteHandler>;
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`${file} exports no ${method}.`);
  const request = new Request(url, {
    method,
    headers: {
      host: url.host,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  // The route takes them before it waits for anything.
  if (dependencies !== undefined) setDependencies(dependencies);
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function findRoute(pathname: string): { file: string; params: Record<string, string> } {
  for (const { path } of OPERATIONS) {
    const pattern = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (match === null) continue;
    const folder = path.replaceAll('{', '[').replaceAll('}', ']');
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return {
      file: fileURLToPath(new URL(`../../app${folder}/route.ts`, import.meta.url)),
      params: Object.fromEntries(params),
    };
  }
  throw new Error(`No operation has the path ${pathname}.`);
}
