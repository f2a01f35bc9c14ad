import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { explainError } from '../../aws/explain-error.ts';
import { untilAborted } from '../../aws/until-aborted.ts';
import type { BaseContext } from '../../base-context.ts';
import type { ParkedEvent } from '../queue/stored-message.ts';
import { createJudgeParkedEvent, type JudgeNeeds } from './judge-parked-event.ts';

/** EventBridge refuses a whole call of more. */
const ENTRIES_PER_CALL = 10;
const CALL_MAX_BYTES = 999_999;
const TIME_BYTES = 14;

type Needed = JudgeNeeds & Pick<BaseContext, 'events' | 'config' | 'findBus'>;

/**
 * Puts parked events on the configured bus as they were: the same text, the time of the publish,
 * however long ago that is.
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
    const calls = splitIntoCalls(parked.filter(({ id }) => !ids.has(id))).map((call) =>
      putEvents(context, call, abortSignal),
    );
    return new Map([...refused, ...(await Promise.all(calls)).flatMap((failed) => [...failed])]);
  } catch (error) {
    return failAll(parked, explainError(error, logUnexpected));
  }
}

async function putEvents(
  { events, config, logUnexpected }: Needed,
  call: readonly ParkedEvent[],
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  try {
    const { Entries = [] } = await events.send(
      new PutEventsCommand({
        Entries: call.map(({ cache, topic, entry: { Detail, Time } }) => ({
          EventBusName: config.busName,
          Source: EVENT_SOURCE,
          DetailType: detailTypeOf(cache, topic),
          Detail,
          Time: new Date(Time),
        })),
      }),
      { abortSignal },
    );
    return new Map(
      call.flatMap(({ id }, place) => {
        const {
          EventId,
          ErrorCode = 'No answer for this entry',
          ErrorMessage,
        } = Entries[place] ?? {};
        if (EventId !== undefined) return [];
        return [[id, ErrorMessage ? `${ErrorCode}: ${ErrorMessage}` : ErrorCode] as const];
      }),
    );
  } catch (error) {
    return failAll(call, explainError(error, logUnexpected));
  }
}

function failAll(entries: readonly ParkedEvent[], message: string): ReadonlyMap<string, string> {
  return new Map(entries.map(({ id }) => [id, message]));
}

/** An entry that is too large by itself goes alone, so that the refusal is its own. */
function splitIntoCalls(entries: readonly ParkedEvent[]): ParkedEvent[][] {
  const calls: ParkedEvent[][] = [];
  let size = 0;
  for (const failed of entries) {
    const entrySize = measureEntry(failed.entry);
    const call = calls.at(-1);
    if (call && call.length < ENTRIES_PER_CALL && size + entrySize <= CALL_MAX_BYTES) {
      call.push(failed);
      size += entrySize;
    } else {
      calls.push([failed]);
      size = entrySize;
    }
  }
  return calls;
}

function measureEntry({ Source, DetailType, Detail }: BusEntry): number {
  return TIME_BYTES + Buffer.byteLength(Source + DetailType + Detail);
}
