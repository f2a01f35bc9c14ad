import { AwsError } from '../core/aws-error.ts';

/** An opaque token for a position in a list of one kind. */
export function encodePlace(kind: string, place: readonly string[]): string {
  return `${kind}/${Buffer.from(JSON.stringify(place)).toString('base64url')}`;
}

/** The position of a token; empty without one. Throws for a token of another kind. */
export function decodePlace(kind: string, token: string | undefined): readonly string[] {
  if (token === undefined) return [];
  try {
    if (token.startsWith(`${kind}/`)) {
      const text = Buffer.from(token.slice(kind.length + 1), 'base64url').toString('utf8');
      const place: unknown = JSON.parse(text);
      if (Array.isArray(place) && place.every((part) => typeof part === 'string')) return place;
    }
  } catch {}
  throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
}
