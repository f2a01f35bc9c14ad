import { z } from 'zod';

export const logGroupNameField = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[.\-_/#A-Za-z0-9]+$/);
/** A name or an ARN. */
export const logGroupIdentifierField = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\w#+=/:,.@-]*$/);
export const logStreamNameField = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^:*]*$/);
export const nextTokenField = z.string().min(1).max(2048).optional();
export const describeLimitField = z.int().min(1).max(50).optional();
export const eventLimitField = z.int().min(1).max(10_000).optional();
export const eventTimeField = z.int().min(0).optional();
