import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { FailureList } from './failure-list.ts';
import type { WorkResult } from './queue/work-on-round.ts';

export const deleteFailures: Handler<'deleteFailures', { readonly failures: FailureList }> = async (
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
      return { id, result: 'failed', message: message ?? 'SQS did not delete it. Try again.' };
    case 'failed':
    case 'busy':
    case 'gone':
      return { id, result, ...(message !== undefined && { message }) };
  }
}
