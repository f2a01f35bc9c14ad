import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { type PublishFailure, parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import * as z from '../../api/zod.ts';

/** What a date can hold, ms since the epoch. */
export const TimeSchema = z.int().min(0).max(8.64e15);

const CountSchema = z.int().min(0);

const ParkedEventSchema = z.object({
  v: z.literal(1),
  kind: z.literal('publish'),
  reason: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  message: z.string(),
  attempts: CountSchema,
  receivedAt: TimeSchema,
  failedAt: TimeSchema,
  requestId: z.string(),
  webhookId: z.guid(),
  tenant: z.string(),
  cache: z.string(),
  topic: z.string(),
  sequenceNumber: z.number(),
  entry: z.object({
    EventBusName: z.string(),
    Source: z.literal('Momento'),
    DetailType: z.string(),
    Detail: z.string(),
    Time: TimeSchema,
  }),
});

const DetailSchema = z.object({ cache: z.string(), topic: z.string() });

type ParkedEventFields = Omit<PublishFailure, 'reason'> & { readonly reason: string };

/**
 * A parked event with every field checked, down to the event's own cache and topic.
 *
 * @returns what is wrong with it, as a sentence, when it is none.
 */
export function parseParkedEvent(text: string): ParkedEventFields | string {
  const found = parsePublishFailure(text);
  if (found === undefined) return 'The gateway did not write this message.';
  const { data, error } = ParkedEventSchema.safeParse(found);
  if (data === undefined) return describeField(error.issues[0]?.path ?? []);
  const { cache, topic, entry } = data;
  const detail = DetailSchema.safeParse(JSON.parse(entry.Detail)).data;
  if (detail?.cache !== cache || detail.topic !== topic) return describeField(['detail']);
  if (entry.DetailType !== detailTypeOf(cache, topic)) return describeField(['entry.DetailType']);
  return data;
}

function describeField(path: readonly PropertyKey[]): string {
  return `The gateway did not write this message: its field ${path.join('.')} is not right.`;
}
