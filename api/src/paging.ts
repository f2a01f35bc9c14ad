import * as z from './zod.ts';

/** `?search=`: case-insensitive, anywhere in what is searched. */
export const SearchSchema = z.string().max(256).optional();

/** `?cursor=`: the cursor of the previous page. */
export const CursorSchema = z.string().max(512).optional();

/** `?limit=`: how many at most on one page. */
export function limitSchema({ max, fallback }: { max: number; fallback: number }) {
  return z.coerce.number().int().min(1).max(max).default(fallback);
}

/** Epoch ms. */
export const TimestampSchema = z
  .int()
  .nonnegative()
  .meta({ description: 'ms since the epoch', examples: [1_767_225_600_000] });
