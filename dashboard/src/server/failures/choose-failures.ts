import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { Context } from '../context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { createIsChosen } from './create-is-chosen.ts';
import { createNameWebhook } from './create-name-webhook.ts';
import type { KnownFailure } from './queue/failure-memory.ts';

/** A failure as the list has it. What is not listed is gone only when the list is complete. */
export type ChosenFailure =
  | { readonly id: string; readonly known: KnownFailure }
  | { readonly id: string; readonly known?: undefined; readonly missing: 'busy' | 'gone' };

/** Looks the chosen failures up without holding any: ids in their order, others newest first. */
export async function chooseFailures(
  context: Pick<Context, 'failures' | 'webhooks' | 'maxWaitMs'>,
  choice: FailureChoice,
): Promise<readonly ChosenFailure[] | Refusal> {
  const snapshot = await context.failures.read('ids' in choice ? choice.ids : []);
  if (isRefusal(snapshot)) return snapshot;
  if ('ids' in choice) {
    const missing = snapshot.complete ? 'gone' : 'busy';
    return choice.ids.map((id) => {
      const known = snapshot.find(id);
      return known === undefined ? { id, missing } : { id, known };
    });
  }
  const isChosen = createIsChosen(choice, await createNameWebhook(context));
  return snapshot.failures.filter(isChosen).map((known) => ({ id: known.failure.id, known }));
}
