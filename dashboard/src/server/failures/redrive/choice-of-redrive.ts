import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import type { FailureList } from '../failure-list.ts';

export function describeChoice(
  choice: FailureChoice,
  chosenBy?: FailureFilter,
): NonNullable<Redrive['chosen']> {
  if ('all' in choice) return { by: 'all' };
  if ('filter' in choice) return { by: 'filter', filter: choice.filter };
  return { by: 'ids', ...(chosenBy !== undefined && { filter: chosenBy }) };
}

/** Approximate, when it is not ids. */
export async function countChosen(
  failures: FailureList,
  choice: FailureChoice,
): Promise<{ readonly total: number } | Refusal> {
  if ('all' in choice) return failures.count();
  if ('ids' in choice) return { total: choice.ids.length };
  const chosen = await failures.choose(choice);
  return isRefusal(chosen) ? chosen : { total: chosen.length };
}
