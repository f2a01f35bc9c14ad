import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { ParkedEvent } from '@momento-gateway/shared/publish-failure';
import type { RecoverGateway } from './recover-gateway.ts';

/**
 * Puts an event on the gateway's bus as it was: its own text, the time of its publish.
 *
 * @returns its EventBridge id.
 * @throws Error that says why it is not on the bus, or that this is not known.
 */
export async function publishEvent(
  { events, busName }: RecoverGateway,
  { entry: { Source, DetailType, Detail, Time } }: ParkedEvent,
): Promise<string> {
  const entry = { EventBusName: busName, Source, DetailType, Detail, Time: new Date(Time) };
  const { Entries: [result] = [] } = await events
    .send(new PutEventsCommand({ Entries: [entry] }))
    .catch((error: Error & { readonly $fault?: string }) => {
      const isRefused = error.$fault === 'client';
      throw new Error(
        `${isRefused ? 'The bus did not take it' : 'Whether the bus took it is not known'}: ${error.name}: ${error.message}`,
        { cause: error },
      );
    });
  if (result?.EventId !== undefined) return result.EventId;
  const { ErrorCode = 'no answer for the entry', ErrorMessage = '' } = result ?? {};
  throw new Error(`The bus did not take it: ${ErrorCode} ${ErrorMessage}`.trim());
}
