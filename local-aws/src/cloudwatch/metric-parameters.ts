import { z } from 'zod';

export const namespaceSchema = z.string().min(1).max(255).regex(/^[^:]/);
export const metricName = z.string().min(1).max(255);
export const dimensionName = z.string().min(1).max(255).regex(/^[^:]/);
export const dimensionValue = z.string().min(1).max(1024);
export const dimensions = z
  .array(z.strictObject({ Name: dimensionName, Value: dimensionValue }))
  .max(30)
  .refine((pairs) => new Set(pairs.map(({ Name }) => Name)).size === pairs.length, {
    error: 'Member must have dimensions of different names',
  })
  .default([]);
/** Seconds since the epoch, as timestamps come over the wire. */
export const timestampS = z.number().min(0);
