import {
  PROBLEM_MEDIA_TYPE,
  PROBLEM_TYPE_PREFIX,
  type Problem,
} from '@momento-gateway/api/problem';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export function answerRefusal(refusal: Refusal, requestId: string): Response {
  const problem = {
    type: PROBLEM_TYPE_PREFIX + refusal.refusal,
    ...describeRefusal(refusal),
    ...('errors' in refusal && { errors: [...refusal.errors] }),
    ...('awsCode' in refusal && { awsCode: refusal.awsCode }),
    ...('awsRequestId' in refusal && { awsRequestId: refusal.awsRequestId }),
    requestId,
  };
  return answerProblem(problem, 'allow' in refusal ? { allow: refusal.allow.join(', ') } : {});
}

/** The answer to an unexpected error, which is in the log under the request id. */
export function answerUnexpected(requestId: string): Response {
  return answerProblem({
    type: `${PROBLEM_TYPE_PREFIX}unexpected`,
    title: 'Something went wrong in the dashboard',
    status: 500,
    detail: 'Look for this request id in the server’s log.',
    requestId,
  });
}

function answerProblem(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...SECURITY_HEADERS,
      ...headers,
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      'content-type': PROBLEM_MEDIA_TYPE,
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
    },
  });
}
