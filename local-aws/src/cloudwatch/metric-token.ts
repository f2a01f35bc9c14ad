import type { z } from 'zod';
import { metricErrors } from './metric-errors.ts';

/** An opaque token for the position where the next page begins. */
export function writeMetricToken(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The position in a token; undefined without one. Throws InvalidNextToken. */
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
