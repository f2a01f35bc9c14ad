import type { Failure } from '@momento-gateway/api/failures/failure';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type {
  DeadLetter,
  HeldCall,
  ParkedEvent,
  QueueKind,
  StoredMessage,
  UnreadableMessage,
} from './stored-message.ts';

/** A stored message in the API's words, without its event. */
export function describeFailure(message: StoredMessage, retentionMs: number): Failure {
  const { id, sentAt } = message;
  return {
    id,
    ...describeKind(message),
    queuedAt: sentAt,
    ...(retentionMs > 0 && { expiresAt: sentAt + retentionMs }),
  };
}

/** The last date, ms since the epoch. */
const TIME_MAX = 8.64e15;

type Described = Omit<Failure, 'id' | 'queuedAt' | 'expiresAt'>;

function describeKind(message: StoredMessage): Described {
  switch (message.kind) {
    case 'publish':
      return describeParked(message);
    case 'delivery':
      return describeDeadLetter(message);
    case 'held':
      return describeHeldCall(message);
    case 'unreadable':
      return describeUnreadable(message);
  }
}

function describeParked(parked: ParkedEvent): Described {
  const { kind, reason, message, webhookId, tenant, cache, topic } = parked;
  const { attempts, requestId, failedAt, entry } = parked;
  return {
    kind,
    reason,
    message,
    webhookId,
    tenant,
    cache,
    topic,
    detailType: entry.DetailType,
    publishedAt: entry.Time,
    failedAt,
    attempts,
    requestId,
  };
}

function describeDeadLetter(letter: DeadLetter): Described {
  const { kind, cache, topic, detailType, attempts, ruleArn, targetArn, sentAt } = letter;
  return {
    kind,
    reason: letter.errorCode ?? 'unknown',
    message: letter.errorMessage ?? '',
    cache,
    topic,
    detailType,
    publishedAt: letter.publishedAt ?? sentAt,
    failedAt: sentAt,
    ...(attempts !== undefined && { attempts }),
    ruleArn,
    targetArn,
  };
}

function describeHeldCall({ kind, call }: HeldCall): Described {
  const { reason, webhookId, tenant, cache, topic, receivedAt, requestId } = call;
  const isTime = call.publishTimestamp >= 0 && call.publishTimestamp <= TIME_MAX;
  return {
    kind,
    reason,
    message: '',
    webhookId,
    ...(tenant !== undefined && { tenant }),
    cache,
    topic,
    detailType: detailTypeOf(cache, topic),
    publishedAt: isTime ? call.publishTimestamp : receivedAt,
    failedAt: receivedAt,
    requestId,
  };
}

const UNREADABLE_KINDS = {
  parked: 'publish',
  'dead-letter': 'delivery',
  held: 'held',
  unassigned: 'held',
} as const satisfies Record<QueueKind, Failure['kind']>;

function describeUnreadable({ queue, why, sentAt }: UnreadableMessage): Described {
  return {
    kind: UNREADABLE_KINDS[queue],
    reason: 'unreadable',
    message: why,
    cache: '',
    topic: '',
    detailType: '',
    publishedAt: sentAt,
    failedAt: sentAt,
  };
}
