import { zodResolver } from '@hookform/resolvers/zod';
import type * as z from '@momento-gateway/api/zod';
import type { FieldValues, Resolver } from 'react-hook-form';

/** Checks the fields that the schema has; what else the form has is left out of what it submits. */
export function resolvePart<Fields extends FieldValues>(schema: z.ZodObject): Resolver<Fields> {
  return zodResolver(schema.strip()) as unknown as Resolver<Fields>;
}
