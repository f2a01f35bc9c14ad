import { z } from 'zod';

/** The maximum size of a secret's value. */
const MAX_VALUE_BYTES = 65_536;

/** Fields that several operations share, with AWS's limits. */
export const secretIdField = z.string().min(1).max(2048);
export const clientRequestTokenField = z.string().min(32).max(64);
export const descriptionField = z.string().max(2048);
export const kmsKeyIdField = z.string().max(2048);
export const versionStageField = z.string().min(1).max(256);
export const nextTokenField = z.string().min(1).max(4096);
const tagKeyField = z.string().min(1).max(128);

export const tagsField = z
  .array(z.strictObject({ Key: tagKeyField, Value: z.string().max(256).default('') }))
  .max(50);

export const secretStringField = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= MAX_VALUE_BYTES, {
    error: `Member must have length less than or equal to ${MAX_VALUE_BYTES}`,
  });

/** Base64 on the wire, bytes in the code. */
export const secretBinaryField = z
  .base64()
  .min(1)
  .transform((text): Uint8Array => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length <= MAX_VALUE_BYTES, {
    error: `Member must have length less than or equal to ${MAX_VALUE_BYTES}`,
  });
