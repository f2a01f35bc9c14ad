import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readBusName } from '../resource-arn.ts';
import { type AcceptedEntry, checkEntry, type EntryFailure } from './check-entry.ts';
import { formatEvent } from './format-event.ts';
import { measureEntry } from './measure-entry.ts';
import { type PutEventsEntry, putEventsEntrySchema } from './put-events-entry.ts';

/** The documented "1 MB", read strictly: what passes here passes on AWS. */
const MAX_ENTRIES_BYTES = 1_000_000;

const inputSchema = z.strictObject({ Entries: z.array(putEventsEntrySchema).min(1).max(10) });

/**
 * Puts events on buses. Their deliveries are on disk before this answers. A bus that does not exist
 * accepts events, and they are lost.
 */
export function definePutEvents(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ Entries }) => {
    if (Entries.reduce((bytes, entry) => bytes + measureEntry(entry), 0) >= MAX_ENTRIES_BYTES) {
      throw new AwsError(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const fails = context.takeEntryFault('PutEvents');
    const results = inTransaction(context.database, () =>
      Entries.map((entry, index) => (fails(index) ? describeFault() : putEntry(context, entry))),
    );
    context.wakeDeliveries();
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  });
}

function putEntry(
  context: EventBridgeContext,
  entry: PutEventsEntry,
): { EventId: string } | EntryFailure {
  const checked = checkEntry(entry);
  return 'ErrorCode' in checked ? checked : { EventId: acceptEntry(context, checked) };
}

function acceptEntry(context: EventBridgeContext, entry: AcceptedEntry): string {
  const eventId = randomUUID();
  const event = formatEvent(context.account, entry, eventId, context.clock.now());
  const busName = readBusName(context.account, entry.EventBusName);
  if (context.buses.find(busName) === undefined) {
    context.log(`The event ${eventId} is lost: the event bus ${busName} does not exist.`);
  }
  context.enqueueDeliveries(busName, event, 0);
  return eventId;
}

function describeFault(): EntryFailure {
  return { ErrorCode: 'InternalFailure', ErrorMessage: 'Unexpected error; retry the entry.' };
}
