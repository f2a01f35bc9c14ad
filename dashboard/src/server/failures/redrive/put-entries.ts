import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { measureEntry } from '@momento-gateway/shared/entry-size';
import pMap from 'p-map';
import { explainError } from '../../aws/explain-error.ts';
import type { BaseContext } from '../../base-context.ts';

/** EventBridge refuses a whole call of more. */
const ENTRIES_PER_CALL = 10;
const CALL_MAX_BYTES = 999_999;

/** An event for the bus, and the message that it is of. */
export interface ToPut {
  readonly id: string;
  readonly entry: BusEntry;
}

/**
 * Puts events on the configured bus: the same text, the time of the publish, however long ago that
 * is. Whether there is such a bus must be known: EventBridge takes events for one that is not there.
 *
 * @param parallel how many calls are made at once; with one, the events are put in their order
 * @returns for each event that the bus did not take, why.
 */
export async function putEntries(
  context: Pick<BaseContext, 'events' | 'config' | 'logUnexpected'>,
  entries: readonly ToPut[],
  abortSignal: AbortSignal,
  parallel = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<string, string>> {
  const put = (call: readonly ToPut[]) => putCall(context, call, abortSignal);
  const failed = await pMap(splitIntoCalls(entries), put, { concurrency: parallel });
  return new Map(failed.flatMap((ids) => [...ids]));
}

async function putCall(
  { events, config, logUnexpected }: Pick<BaseContext, 'events' | 'config' | 'logUnexpected'>,
  call: readonly ToPut[],
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  try {
    const { Entries = [] } = await events.send(
      new PutEventsCommand({
        Entries: call.map(({ entry: { Source, DetailType, Detail, Time } }) => ({
          EventBusName: config.busName,
          Source,
          DetailType,
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

export function failAll(
  entries: readonly { readonly id: string }[],
  message: string,
): ReadonlyMap<string, string> {
  return new Map(entries.map(({ id }) => [id, message]));
}

/** An entry that is too large by itself goes alone, so that the refusal is its own. */
function splitIntoCalls(entries: readonly ToPut[]): ToPut[][] {
  const calls: ToPut[][] = [];
  let size = 0;
  for (const one of entries) {
    const entrySize = measureEntry(one.entry, Buffer.byteLength);
    const call = calls.at(-1);
    if (call && call.length < ENTRIES_PER_CALL && size + entrySize <= CALL_MAX_BYTES) {
      call.push(one);
      size += entrySize;
    } else {
      calls.push([one]);
      size = entrySize;
    }
  }
  return calls;
}
