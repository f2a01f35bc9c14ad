import type { deleteFailuresOperation } from '../../api/failure-operations.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';

export const deleteFailures: Verb<typeof deleteFailuresOperation> = async (
  { failures },
  { body },
) => {
  const worked = await failures.work(body, async () => new Map());
  if (isRefusal(worked)) return worked;
  return {
    results: worked.map(({ id, result }) => {
      if (result === 'done') return { id, result: 'deleted' };
      if (result === 'gone') return { id, result };
      return { id, result: 'failed', message: 'SQS did not delete it. Try again.' };
    }),
  };
};
