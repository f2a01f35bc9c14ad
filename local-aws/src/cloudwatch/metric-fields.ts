import { z } from 'zod';

export const namespaceField = z.string().min(1).max(255).regex(/^[^:]/);
export const metricNameField = z.string().min(1).max(255);
export const dimensionNameField = z.string().min(1).max(255).regex(/^[^:]/);
export const dimensionValueField = z.string().min(1).max(1024);
export const dimensionsField = z
  .array(z.strictObject({ Name: dimensionNameField, Value: dimensionValueField }))
  .max(30)
  .refine((pairs) => new Set(pairs.map(({ Name }) => Name)).size === pairs.length, {
    error: 'Member must have dimensions of different names',
  })
  .default([]);
/** Seconds since the epoch. */
export const timestampField = z.number().min(0);
