import { zodResolver } from '@hookform/resolvers/zod';
import { ApiError } from '@momento-gateway/api/api-error';
import type * as z from '@momento-gateway/api/zod';
import type { FieldPath, FieldValues, Resolver, UseFormSetError } from 'react-hook-form';
import { describeError } from '../client/explain-error.ts';

/**
 * Puts what the server found wrong next to the fields it names, and the rest above the form's
 * buttons (`errors.root`).
 *
 * @param fields field of the form by location of the API's error, or by its first part
 */
export function showSubmitError<Fields extends FieldValues>(
  error: unknown,
  fields: Readonly<Record<string, FieldPath<Fields>>>,
  setError: UseFormSetError<Fields>,
): void {
  const errors = error instanceof ApiError ? error.errors : [];
  const shown = errors.flatMap(({ location, message }) => {
    const [name = ''] = location.split('.');
    const key = Object.hasOwn(fields, location) ? location : name;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return field === undefined ? [] : [{ field, message }];
  });
  shown.forEach(({ field, message }, index) => {
    setError(field, { message }, { shouldFocus: index === 0 });
  });
  if (shown.length > 0 && shown.length === errors.length) return;
  setError('root', { message: describeError(error) });
}

/** Checks only the fields that the schema has; the form's other fields are not submitted. */
export function resolvePart<Fields extends FieldValues>(schema: z.ZodObject): Resolver<Fields> {
  return zodResolver(schema.strip()) as unknown as Resolver<Fields>;
}
