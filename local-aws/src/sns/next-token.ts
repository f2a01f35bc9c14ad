import { snsErrors } from './sns-errors.ts';

/** The key after which a page begins. Throws `InvalidParameter` for a token that is not one. */
export function readToken(token: string | undefined): string {
  if (!token) return '';
  const key = Buffer.from(token, 'base64').toString('utf8');
  if (writeToken(key) === token) return key;
  throw snsErrors.invalidParameter('NextToken');
}

export function writeToken(key = ''): string {
  return Buffer.from(key).toString('base64');
}
