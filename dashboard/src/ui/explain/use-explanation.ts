import { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { CallInput } from '@momento-gateway/api/operation';
import { usePolledQuery } from '../client/use-polled-query.ts';

type Body = CallInput<typeof explainMessage>['body'];

const NOTHING = { requestId: '-' };

/** Asked once: an explanation takes many calls of AWS. */
const NEVER_MS = 0;

/** The explanation of an event; idle while it is not said which. */
export function useExplanation(body: Body | undefined) {
  const key = ['explanation', body];
  return usePolledQuery(
    key,
    explainMessage,
    { body: body ?? NOTHING },
    NEVER_MS,
    body !== undefined,
  );
}
