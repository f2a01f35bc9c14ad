import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { RecoverGateway } from './recover-gateway.ts';

/**
 * Publishes an event to its tenant's bus, unchanged and with its original time.
 *
 * @returns its EventBridge id.
 * @throws Error that says why the bus did not accept it, or that this is unknown.
 */
export async function publishEvent(
  { events }: RecoverGateway,
  busName: string,
  { Source, DetailType, Detail, Time }: BusEntry,
  abortSignal?: AbortSignal,
): Promise<string> {
  const entry = { EventBusName: busName, Source, DetailType, Detail, Time: new Date(Time) };
  const { Entries: [result] = [] } = await events
    .send(new PutEventsCommand({ Entries: [entry] }), { ...(abortSignal && { abortSignal }) })
    .catch((error: Error & { readonly $fault?: string }) => {
      const isRefused = error.$fault === 'client';
      throw new Error(
        `${isRefused ? 'The bus did not accept the event' : 'It is unknown whether the bus accepted the event'}: ${error.name}: ${error.message}`,
        { cause: error },
      );
    });
  if (result?.EventId !== undefined) return result.EventId;
  const { ErrorCode = 'no result for the entry', ErrorMessage = '' } = result ?? {};
  throw new Error(`The bus did not accept the event: ${ErrorCode} ${ErrorMessage}`.trim());
}
