import { parseJson } from '@momento-gateway/api/json';
import * as z from '@momento-gateway/api/zod';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type { ReceivedMessage } from './failure-queue.ts';
import type { DeadLetter } from './stored-message.ts';

/** What a date can hold, ms since the epoch. */
const TimeSchema = z.int().min(0).max(8.64e15);

const RULE_ARN = /^arn:[a-z-]+:events:[a-z0-9-]+:\d{12}:rule\/[.\-_/A-Za-z0-9]{1,320}$/;
const TARGET_ARN = /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:\S{1,1600}$/;

/** The attributes that EventBridge puts on a dead letter; those it may leave out never cost it. */
const AttributesSchema = z.object({
  RULE_ARN: z.string().regex(RULE_ARN),
  TARGET_ARN: z.string().regex(TARGET_ARN),
  ERROR_CODE: z.string().optional(),
  ERROR_MESSAGE: z.string().optional(),
  RETRY_ATTEMPTS: z.coerce.number().pipe(z.int().min(0)).optional().catch(undefined),
});

const EventSchema = z.object({
  id: z.string().optional().catch(undefined),
  source: z.string(),
  'detail-type': z.string(),
  time: z.string().optional().catch(undefined),
  detail: z.record(z.string(), z.unknown()),
});

const MomentoDetailSchema = z.object({
  cache: z.string().catch(''),
  topic: z.string().catch(''),
  publish_timestamp: TimeSchema.optional().catch(undefined),
  // Of a number with more digits than a double has, it is not certain which it is.
  topic_sequence_number: z.int().optional().catch(undefined),
});

type DeadLetterFields = Omit<DeadLetter, 'id' | 'queue' | 'sentAt' | 'body'>;

/** @returns what is wrong with it, as a sentence, when EventBridge cannot have written it. */
export function parseDeadLetter({
  body,
  attributes,
}: Pick<ReceivedMessage, 'body' | 'attributes'>): DeadLetterFields | string {
  const written = AttributesSchema.safeParse(attributes).data;
  if (written === undefined) {
    return 'EventBridge did not write this message: it does not name a rule and a target.';
  }
  const event = EventSchema.safeParse(parseJson(body)).data;
  if (event === undefined) return 'EventBridge did not write this message: it is no event.';
  const { cache, topic, publish_timestamp, topic_sequence_number } = MomentoDetailSchema.parse(
    event.detail,
  );
  const time = TimeSchema.safeParse(Date.parse(event.time ?? '')).data;
  return {
    kind: 'delivery',
    ruleArn: written.RULE_ARN,
    targetArn: written.TARGET_ARN,
    errorCode: written.ERROR_CODE,
    errorMessage: written.ERROR_MESSAGE,
    attempts: written.RETRY_ATTEMPTS,
    eventId: event.id,
    sequenceNumber: topic_sequence_number,
    detailType: event['detail-type'] || detailTypeOf(cache, topic),
    cache,
    topic,
    publishedAt: publish_timestamp ?? time,
  };
}
