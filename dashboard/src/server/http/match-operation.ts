import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import type { Refusal } from '../refusals/refusal.ts';

export interface MatchedOperation {
  readonly id: OperationId;
  /** The values of the parameters in its path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

const ROUTES = (Object.keys(OPERATIONS) as OperationId[])
  .map((id) => ({ id, method: OPERATIONS[id].method, pattern: toPattern(OPERATIONS[id].path) }))
  // Paths without parameters come first.
  .sort(
    (left, right) =>
      Number(left.pattern.source.includes('(')) - Number(right.pattern.source.includes('(')),
  );

/** Finds the operation with a method and a path. */
export function matchOperation(method: string, pathname: string): MatchedOperation | Refusal {
  const routes = ROUTES.filter(({ pattern }) => pattern.test(pathname));
  // What can be read can be asked for its headers alone.
  const wanted = method === 'HEAD' ? 'GET' : method;
  const route = routes.find((one) => one.method === wanted);
  if (route === undefined) {
    return routes.length === 0
      ? { refusal: 'not-found' }
      : { refusal: 'method-unknown', allow: listMethods(routes) };
  }
  const groups = route.pattern.exec(pathname)?.groups ?? {};
  try {
    const params = Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]);
    return { id: route.id, params: Object.fromEntries(params) };
  } catch {
    return { refusal: 'path-malformed' };
  }
}

function listMethods(routes: readonly { readonly method: string }[]): string[] {
  const methods = new Set(routes.map(({ method }) => method));
  return [...(methods.has('GET') ? ['HEAD'] : []), ...methods].toSorted();
}

function toPattern(path: string): RegExp {
  const source = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}
