import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '@momento-gateway/api/operations';
import { type Dependencies, getDependencies, setDependencies } from '../create-context.ts';
import type { RouteHandler } from '../http/serve.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

/** A route takes its process's dependencies before it first waits. */
function callAs(process: Dependencies, call: () => Promise<Response>): Promise<Response> {
  const held = getDependencies();
  setDependencies(process);
  const response = call();
  setDependencies(held);
  return response;
}

/**
 * Finds a path's route file as Next does, and calls what it exports for the method.
 *
 * @param process whose dependencies the route gets; otherwise those that are set
 */
export async function callRoute(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  process?: Dependencies,
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
  const response = await callAs(process ?? getDependencies(), () =>
    handler(request, { params: Promise.resolve(params) }),
  );
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
