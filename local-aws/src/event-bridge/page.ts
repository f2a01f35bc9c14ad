import { AwsError } from '../core/aws-error.ts';

/** The parameters of a list operation. */
interface PageRequest {
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page of a list and, if there is more, the token of the next page. */
export interface Page<Item> {
  readonly items: Item[];
  readonly token: { readonly NextToken?: string };
}

/**
 * Reads one page. `read` gets the key after which the page begins (`''` at first) and the maximum
 * number of items. Throws ValidationException for an invalid token.
 */
export function readPage<Item>(
  request: PageRequest,
  read: (query: { after: string; limit: number }) => Item[],
  keyOf: (item: Item) => string,
): Page<Item> {
  const size = request.Limit ?? 100;
  const items = read({ after: decodeToken(request.NextToken), limit: size + 1 });
  const last = items[size - 1];
  if (items.length <= size || last === undefined) return { items, token: {} };
  const NextToken = Buffer.from(keyOf(last)).toString('base64');
  return { items: items.slice(0, size), token: { NextToken } };
}

function decodeToken(token: string | undefined): string {
  if (token === undefined) return '';
  const key = Buffer.from(token, 'base64');
  if (key.length === 0 || key.toString('base64') !== token) {
    throw new AwsError('ValidationException', 'Parameter NextToken is not valid.');
  }
  return key.toString('utf8');
}
