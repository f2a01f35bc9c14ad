import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { isVerbatimObject, parseVerbatim } from '@momento-gateway/api/target-input/verbatim-json';
import type { Context } from '../../context.ts';

/**
 * Puts an event on another bus as it was: source, detail-type, detail, resources and time.
 *
 * @returns why the bus did not take it; undefined when it did.
 */
export async function sendToBus(
  { events }: Pick<Context, 'events'>,
  busArn: string,
  eventText: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const event = parseVerbatim(eventText);
  if (!isVerbatimObject(event)) return 'Its message is not an event.';
  const { source, 'detail-type': detailType, detail, resources, time } = event;
  const { Entries: [entry] = [] } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: busArn,
          Source: String(source),
          DetailType: String(detailType),
          Detail: JSON.stringify(detail),
          Resources: Array.isArray(resources) ? resources.map(String) : [],
          ...(typeof time === 'string' && { Time: new Date(time) }),
        },
      ],
    }),
    { abortSignal },
  );
  if (entry?.EventId !== undefined) return undefined;
  return [entry?.ErrorCode ?? 'No answer for this entry', entry?.ErrorMessage]
    .filter(Boolean)
    .join(': ');
}
