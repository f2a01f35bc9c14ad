import { randomUUID } from 'node:crypto';
import { answerRefusal } from '../../../server/http/answer-problem.ts';

export const dynamic = 'force-dynamic';

/** An address that no call has. */
async function answerNotFound(): Promise<Response> {
  return answerRefusal({ refusal: 'not-found' }, randomUUID());
}

export {
  answerNotFound as DELETE,
  answerNotFound as GET,
  answerNotFound as PATCH,
  answerNotFound as POST,
  answerNotFound as PUT,
};
