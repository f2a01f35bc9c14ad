import { answerCall } from '../../../server/answer-call.ts';
import { getContext } from '../../../server/create-context.ts';

export const dynamic = 'force-dynamic';

/** Every call of the HTTP API, `/api` itself included: `api/src/operations.ts` has the list. */
function answer(request: Request): Promise<Response> {
  return answerCall(request, getContext());
}

export {
  answer as DELETE,
  answer as GET,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
