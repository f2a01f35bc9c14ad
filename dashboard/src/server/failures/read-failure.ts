import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { type PublishFailure, parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Failure } from '../../api/failure.ts';
import type { HeldMessage } from './failure-queue.ts';

type Message = Omit<HeldMessage, 'receiptHandle'>;
type Times = Pick<Failure, 'queuedAt' | 'expiresAt'>;

/** A message of the failure queue in the API's words; one that is neither kind is shown as it is. */
export function readFailure(message: Message, retentionMs: number): Failure {
  const times = {
    queuedAt: message.sentAt,
    ...(retentionMs > 0 && { expiresAt: message.sentAt + retentionMs }),
  };
  const failure = parsePublishFailure(message.body);
  if (failure !== undefined) return fromPublishFailure(failure, message, times);
  const event = parseObject(message.body);
  return event !== undefined && 'TARGET_ARN' in message.attributes
    ? fromDeadLetter(event, message, times)
    : fromUnreadable(message, times);
}

function fromPublishFailure(
  failure: PublishFailure,
  { id, sentAt }: Message,
  times: Times,
): Failure {
  const { reason, message, webhookId, tenant, cache, topic, attempts, requestId, entry } = failure;
  const publishedAt = readTime(entry.Time) ?? sentAt;
  return {
    id,
    kind: 'publish',
    reason,
    message,
    webhookId,
    tenant,
    cache,
    topic,
    detailType: entry.DetailType,
    publishedAt,
    failedAt: readTime(failure.failedAt) ?? sentAt,
    ...times,
    attempts,
    requestId,
    event: {
      source: entry.Source,
      'detail-type': entry.DetailType,
      time: new Date(publishedAt).toISOString(),
      resources: [],
      detail: JSON.parse(entry.Detail),
    },
  };
}

function fromDeadLetter(
  event: Record<string, unknown>,
  { id, sentAt, attributes }: Message,
  times: Times,
): Failure {
  const detail = isObject(event['detail']) ? event['detail'] : {};
  const cache = readText(detail['cache']);
  const topic = readText(detail['topic']);
  const attempts = Number.parseInt(attributes['RETRY_ATTEMPTS'] ?? '', 10);
  return {
    id,
    kind: 'delivery',
    reason: attributes['ERROR_CODE'] ?? 'unknown',
    message: attributes['ERROR_MESSAGE'] ?? '',
    cache,
    topic,
    detailType: readText(event['detail-type']) || detailTypeOf(cache, topic),
    publishedAt:
      readTime(detail['publish_timestamp']) ??
      readTime(Date.parse(readText(event['time']))) ??
      sentAt,
    failedAt: sentAt,
    ...times,
    ...(Number.isInteger(attempts) && { attempts }),
    ...(attributes['RULE_ARN'] !== undefined && { ruleArn: attributes['RULE_ARN'] }),
    ...(attributes['TARGET_ARN'] !== undefined && { targetArn: attributes['TARGET_ARN'] }),
    event,
  };
}

function fromUnreadable({ id, sentAt, body }: Message, times: Times): Failure {
  return {
    id,
    kind: 'delivery',
    reason: 'unreadable',
    message: 'Neither the gateway nor EventBridge wrote this message.',
    cache: '',
    topic: '',
    detailType: '',
    publishedAt: sentAt,
    failedAt: sentAt,
    ...times,
    event: body,
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a date can hold; the text of a message may hold anything. */
function readTime(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 8.64e15
    ? (value as number)
    : undefined;
}
