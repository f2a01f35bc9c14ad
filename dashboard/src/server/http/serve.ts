import { randomUUID } from 'node:crypto';
import type { Answer, Input, Operation } from '@momento-gateway/api/operation';
import type { z } from '@momento-gateway/api/zod';
import { classifyAwsError } from '../aws/classify-aws-error.ts';
import { type Dependencies, getDependencies } from '../create-context.ts';
import { answerRefusal, answerUnexpected } from './answer-problem.ts';
import { guardCall } from './guard-call.ts';
import { readBody } from './read-body.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** What stands behind an operation. AWS's errors are thrown; what is expected is returned. */
export type Verb<Called extends Operation> = (
  dependencies: Dependencies,
  input: Input<Called>,
) => Promise<Answer<Called> | Refusal>;

/** As Next calls a route: `params` are the braces of the path. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

/** A route: checks the input with the operation's schemas, calls the verb, answers. */
export function serve<Called extends Operation>(
  operation: Called,
  verb: Verb<Called>,
): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    const dependencies = getDependencies();
    try {
      const guarded = guardCall(request, dependencies.config);
      if (guarded !== undefined) return answerRefusal(guarded, requestId);
      const input = await readInput(operation, request, await context.params);
      if (isRefusal(input)) return answerRefusal(input, requestId);
      const answer = await verb(dependencies, input);
      if (isRefusal(answer)) return answerRefusal(answer, requestId);
      return answerJson(operation.answer.status, answer, requestId);
    } catch (error) {
      const refusal = classifyAwsError(error);
      if (refusal !== undefined) return answerRefusal(refusal, requestId);
      dependencies.logUnexpected(requestId, error);
      return answerUnexpected(requestId);
    }
  };
}

async function readInput<Called extends Operation>(
  { params, query, body }: Called,
  request: Request,
  pathParams: Record<string, string | string[] | undefined>,
): Promise<Input<Called> | Refusal> {
  const checkedParams = params?.safeParse(pathParams);
  // What has not the shape of a name or an id cannot be the name or id of anything.
  if (checkedParams?.success === false) return { refusal: 'not-found' };
  const read = body === undefined ? { json: undefined } : await readBody(request);
  if (isRefusal(read)) return read;
  const given = new URL(request.url).searchParams;
  const repeated = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  if (repeated.length > 0) return refuseRepeated(repeated);
  const checked = {
    query: query?.safeParse(Object.fromEntries(given)),
    body: body?.safeParse(read.json),
  };
  const issues = Object.values(checked).flatMap((result) => result?.error?.issues ?? []);
  if (issues.length > 0) return { refusal: 'invalid', errors: issues.flatMap(toFieldErrors) };
  return {
    params: checkedParams?.data,
    query: checked.query?.data,
    body: checked.body?.data,
  } as Input<Called>;
}

/** Of two values the caller meant one, and nobody can tell which. */
function refuseRepeated(names: readonly string[]): Refusal {
  return {
    refusal: 'invalid',
    errors: names.map((location) => ({ location, message: 'Give this parameter once.' })),
  };
}

/** Unknown keys are named one by one, each where it stands. */
function toFieldErrors(issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      location: [...issue.path, key].join('.'),
      message: 'This call has no such field.',
    }));
  }
  return [{ location: issue.path.join('.'), message: issue.message }];
}

function answerJson(status: number, answer: unknown, requestId: string): Response {
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId };
  return answer === undefined
    ? new Response(null, { status, headers })
    : Response.json(answer, { status, headers });
}
