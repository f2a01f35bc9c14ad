import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import type { ParkedEvent } from '../failures/stored-message.ts';

/** An entry, and the id of the message it is in. */
type FailedEntry = Pick<ParkedEvent, 'id' | 'entry'>;

/** EventBridge refuses a whole call of more. */
const ENTRIES_PER_CALL = 10;
const CALL_MAX_BYTES = 999_999;
const TIME_BYTES = 14;

/**
 * Puts entries on the configured bus as they were: the same text, the time of the publish, however
 * long ago that is.
 *
 * @returns for each entry that the bus did not take, why.
 */
export async function publishAgain(
  dependencies: Pick<Dependencies, 'events' | 'config' | 'findBus' | 'logUnexpected'>,
  entries: readonly FailedEntry[],
): Promise<ReadonlyMap<string, string>> {
  if (entries.length === 0) return new Map();
  const { busName } = dependencies.config;
  try {
    // EventBridge takes events for a bus that does not exist, and they are gone.
    const bus = await dependencies.findBus(busName);
    if (bus === undefined) return failAll(entries, `There is no event bus “${busName}”.`);
    const calls = splitIntoCalls(entries).map((call) => putEvents(dependencies, call));
    return new Map((await Promise.all(calls)).flatMap((failed) => [...failed]));
  } catch (error) {
    return failAll(entries, explainError(error, dependencies.logUnexpected));
  }
}

async function putEvents(
  { events, config, logUnexpected }: Parameters<typeof publishAgain>[0],
  call: readonly FailedEntry[],
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

function failAll(entries: readonly FailedEntry[], message: string): ReadonlyMap<string, string> {
  return new Map(entries.map(({ id }) => [id, message]));
}

/** An entry that is too large by itself goes alone, so that the refusal is its own. */
function splitIntoCalls(entries: readonly FailedEntry[]): FailedEntry[][] {
  const calls: FailedEntry[][] = [];
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
