import type { z } from 'zod';
import { secretErrors } from './secret-errors.ts';

/** An opaque token for the position where the next page begins. */
export function writePageToken(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position in a token; undefined without one. Throws `InvalidNextTokenException`. */
export function readPageToken<Position>(
  schema: z.ZodType<Position>,
  token: string | undefined,
): Position | undefined {
  if (token === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw secretErrors.invalidToken();
  }
}
