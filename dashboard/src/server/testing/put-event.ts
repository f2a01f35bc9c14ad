import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect } from 'vitest';
import type { Api } from './start-api.ts';

/** Puts an event on the tenant's bus as the gateway does. */
export async function putEvent(
  api: Api,
  detail: { cache: string; topic: string; publish_timestamp?: number },
): Promise<void> {
  const { FailedEntryCount } = await api.context.events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: api.context.config.busName,
          Source: 'Momento',
          DetailType: `${detail.cache}#${detail.topic}`,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}
