import { z } from 'zod';

export const logGroupName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[.\-_/#A-Za-z0-9]+$/);
/** A name or an ARN. */
export const logGroupIdentifier = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\w#+=/:,.@-]*$/);
export const logStreamName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^:*]*$/);
export const logNextToken = z.string().min(1).max(2048).optional();
export const describeLimit = z.int().min(1).max(50).optional();
export const eventLimit = z.int().min(1).max(10_000).optional();
export const eventTime = z.int().min(0).optional();
