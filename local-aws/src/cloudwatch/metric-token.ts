import type { z } from 'zod';
import { metricErrors } from './metric-errors.ts';

/** Where the next page begins, in a form that says nothing to its bearer. */
export function writeMetricToken(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place in a token, undefined without one. Throws InvalidNextToken. */
export function readMetricToken<Place>(
  schema: z.ZodType<Place>,
  token: string | undefined,
): Place | undefined {
  if (token === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw metricErrors.invalidToken();
  }
}
