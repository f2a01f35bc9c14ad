import { randomUUID } from 'node:crypto';
import type { Answer, Input } from '@momento-gateway/api/operation';
import { OPERATIONS, type OperationId, type Operations } from '@momento-gateway/api/operations';
import { auditChange } from './audit/audit-change.ts';
import { auditRefusal } from './audit/audit-refusal.ts';
import { authoriseBody, authoriseCall } from './authorise-call.ts';
import { classifyAwsError } from './aws/classify-aws-error.ts';
import type { CallContext, Context } from './context.ts';
import type { Handler } from './handler.ts';
import { HANDLERS } from './handlers.ts';
import { answerJson } from './http/answer-json.ts';
import { answerRefusal, answerUnexpected } from './http/answer-problem.ts';
import { guardCall } from './http/guard-call.ts';
import { matchOperation } from './http/match-operation.ts';
import { readInput } from './http/read-input.ts';
import { isRefusal, type Refusal } from './refusals/refusal.ts';

/** Answers any call of the HTTP API: finds its operation, checks the caller, then the input. */
export async function answerCall(request: Request, context: Context): Promise<Response> {
  const requestId = randomUUID();
  try {
    const guarded = guardCall(request, context.config);
    if (guarded !== undefined) return answerRefusal(guarded, requestId);
    const matched = matchOperation(request.method, new URL(request.url).pathname);
    if (isRefusal(matched)) return answerRefusal(matched, requestId);
    const operation = OPERATIONS[matched.id];
    const refuseCaller = async (refusal: Refusal) => {
      const { headers } = request;
      await auditRefusal({ id: matched.id, requestId, headers }, refusal, context);
      return answerRefusal(refusal, requestId);
    };
    const authorised = await authoriseCall(operation, request, context);
    if (isRefusal(authorised)) return await refuseCaller(authorised);
    const input = await readInput(operation, request, matched.params);
    if (isRefusal(input)) return answerRefusal(input, requestId);
    const fields = Object.assign({}, input.query, input.body);
    const refused = authoriseBody(operation, fields, authorised);
    if (refused !== undefined) return await refuseCaller(refused);
    const call = { id: matched.id, requestId, context: authorised, input };
    const answer = await auditChange(call, (bound) => callHandler(matched.id, bound, input));
    if (isRefusal(answer)) {
      // Some objects need a greater role than their operation.
      const isOfRole = answer.refusal === 'role-missing';
      return isOfRole ? await refuseCaller(answer) : answerRefusal(answer, requestId);
    }
    return answerJson(request, operation.answer.status, answer, requestId);
  } catch (error) {
    const refusal = classifyAwsError(error);
    if (refusal !== undefined) return answerRefusal(refusal, requestId);
    context.logUnexpected(requestId, error);
    return answerUnexpected(requestId);
  }
}

/** The table pairs ids with handlers, which the compiler cannot see when the id is a variable. */
function callHandler<Id extends OperationId>(
  id: Id,
  context: CallContext,
  input: Input<Operations[OperationId]>,
): Promise<Answer<Operations[Id]> | Refusal> {
  const handler = HANDLERS[id] as Handler<Id, CallContext>;
  return handler(context, input as Input<Operations[Id]>);
}
