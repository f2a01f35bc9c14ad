import { parseExact } from '@momento-gateway/api/exact-json';
import type { Input, Operation } from '@momento-gateway/api/operation';
import type { z } from '@momento-gateway/api/zod';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readBody } from './read-body.ts';

/** Checks what a call was given with the schemas of its operation. */
export async function readInput<Called extends Operation>(
  { params, query, body }: Called,
  request: Request,
  pathParams: Readonly<Record<string, string>>,
): Promise<Input<Called> | Refusal> {
  const checkedParams = params?.safeParse(pathParams);
  // What has not the shape of a name or an id cannot be the name or id of anything.
  if (checkedParams?.success === false) return { refusal: 'not-found' };
  const read = body && (await readBody(request));
  if (isRefusal(read)) return read;
  const given = new URL(request.url).searchParams;
  const repeated = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  if (repeated.length > 0) return refuseRepeated(repeated);
  const checked = {
    query: query?.safeParse(Object.fromEntries(given)),
    body: body && read && checkBody(body, read.json),
  };
  const issues = Object.values(checked).flatMap((result) => result?.error?.issues ?? []);
  if (issues.length > 0) return { refusal: 'invalid', errors: issues.flatMap(toFieldErrors) };
  return {
    params: checkedParams?.data,
    query: checked.query?.data,
    body: checked.body?.data,
  } as Input<Called>;
}

/** Numbers are kept as written; one that an operation takes itself may also be written `60.0`. */
function checkBody(schema: z.ZodType, json: string) {
  const checked = schema.safeParse(parseExact(json));
  return checked.success ? checked : schema.safeParse(parseExact(json, 'value'));
}

/** With two values it is unclear which one the caller meant. */
function refuseRepeated(names: readonly string[]): Refusal {
  return {
    refusal: 'invalid',
    errors: names.map((location) => ({ location, message: 'Pass this parameter only once.' })),
  };
}

/** Unknown keys are named one by one, each where it stands. */
function toFieldErrors(issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      location: [...issue.path, key].join('.'),
      message: 'This operation has no such field.',
    }));
  }
  return [{ location: issue.path.join('.'), message: issue.message }];
}
