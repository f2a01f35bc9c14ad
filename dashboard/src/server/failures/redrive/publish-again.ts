import { explainError } from '../../aws/explain-error.ts';
import { untilAborted } from '../../aws/until-aborted.ts';
import type { BaseContext } from '../../base-context.ts';
import type { ParkedEvent } from '../queue/stored-message.ts';
import { createJudgeParkedEvent, type JudgeNeeds } from './judge-parked-event.ts';
import { failAll, putEntries } from './put-entries.ts';

type Needed = JudgeNeeds & Pick<BaseContext, 'events' | 'config' | 'findBus'>;

/**
 * Puts parked events on the configured bus as they were.
 *
 * @returns for each event that the bus did not take, why.
 */
export async function publishAgain(
  context: Needed,
  parked: readonly ParkedEvent[],
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (parked.length === 0) return new Map();
  const { config, findBus, logUnexpected } = context;
  try {
    // EventBridge takes events for a bus that does not exist, and they are gone.
    const bus = await untilAborted(findBus(config.busName), abortSignal);
    if (bus === undefined) return failAll(parked, `There is no event bus “${config.busName}”.`);
    const judge = await untilAborted(createJudgeParkedEvent(context), abortSignal);
    const refused = parked.flatMap((event) => {
      const objection = judge(event);
      return objection === undefined ? [] : [[event.id, objection] as const];
    });
    const ids = new Set(refused.map(([id]) => id));
    const rest = parked.filter(({ id }) => !ids.has(id));
    return new Map([...refused, ...(await putEntries(context, rest, abortSignal))]);
  } catch (error) {
    return failAll(parked, explainError(error, logUnexpected));
  }
}
