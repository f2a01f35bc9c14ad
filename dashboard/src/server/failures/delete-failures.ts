import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import type { deleteFailuresOperation } from '@momento-gateway/api/failures/failure-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import type { WorkResult } from './queue/work.ts';

export const deleteFailures: Verb<typeof deleteFailuresOperation> = async (
  { failures },
  { body },
) => {
  const report = await failures.work(body, { action: 'delete', act: async () => new Map() });
  if (isRefusal(report)) return report;
  return { ...report, results: report.results.map(toDeleteResult) };
};

function toDeleteResult({ id, result, message }: WorkResult): DeleteResults['results'][number] {
  switch (result) {
    case 'done':
      return { id, result: 'deleted' };
    case 'not-removed':
      return { id, result: 'failed', message: 'SQS did not delete it. Try again.' };
    case 'failed':
    case 'busy':
    case 'gone':
      return { id, result, ...(message !== undefined && { message }) };
  }
}
