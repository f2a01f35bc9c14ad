import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { ENTRY_LIMIT_BYTES, measureEntry } from '@momento-gateway/shared/entry-size';
import { isAwsError, isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { type ParkedEvent, readPublishFailure } from '@momento-gateway/shared/publish-failure';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { RecoverGateway } from './recover-gateway.ts';

export interface JudgedEvent {
  readonly event: ParkedEvent;
  /** Undefined: it is not registered any more. */
  readonly webhookName: string | undefined;
}

/**
 * Checks what a redrive checks: every field of the message, that its webhook is registered for its
 * cache and topic, that EventBridge can take it, and that there is a bus.
 *
 * @param isFromQueue only the gateway can send to the parked queue, so what lies there is authentic
 *   even when its webhook is deleted; of a file or a log nobody knows who wrote it
 * @throws Error that says why it must not be published.
 */
export async function judgeEvent(
  message: string,
  gateway: RecoverGateway,
  isFromQueue: boolean,
): Promise<JudgedEvent> {
  const event = readPublishFailure(message);
  if ('wrong' in event) {
    throw new Error(`This is no event of the gateway: its field ${event.wrong} is not right.`);
  }
  const { entry, webhookId, cache, topic } = event;
  if (entry.DetailType.length > DETAIL_TYPE_MAX_LENGTH) {
    throw new Error(
      `EventBridge takes a detail-type of at most ${DETAIL_TYPE_MAX_LENGTH} characters; this one has ${entry.DetailType.length}.`,
    );
  }
  const bytes = measureEntry(entry, Buffer.byteLength);
  if (bytes >= ENTRY_LIMIT_BYTES) {
    throw new Error(`EventBridge takes entries below 1,000,000 bytes; this one has ${bytes}.`);
  }
  await requireBus(gateway);
  const webhook = await readWebhook(gateway, webhookId);
  if (webhook !== undefined && (webhook.cache !== cache || webhook.topic !== topic)) {
    throw new Error(
      `The webhook ${webhookId} is registered for ${webhook.cache}#${webhook.topic}, and the event is of ${cache}#${topic}.`,
    );
  }
  if (webhook === undefined && !isFromQueue) {
    throw new Error(
      `No webhook ${webhookId} is registered here: that the gateway wrote this cannot be confirmed. A deleted one can be restored for 7 days.`,
    );
  }
  return { event, webhookName: webhook?.name };
}

/** EventBridge takes events for a bus that does not exist, and they are gone. */
async function requireBus({ events, busName }: RecoverGateway): Promise<void> {
  try {
    await events.send(new DescribeEventBusCommand({ Name: busName }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    throw new Error(`There is no event bus "${busName}".`, { cause: error });
  }
}

async function readWebhook(
  { secrets, secretPrefix }: RecoverGateway,
  webhookId: string,
): Promise<WebhookSecret | undefined> {
  const SecretId = webhookSecretName(secretPrefix, webhookId);
  try {
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return parseWebhookSecret(SecretString);
  } catch (error) {
    if (isSecretGone(error)) return undefined;
    const { name, message } = error as Error;
    throw new Error(`The webhook ${webhookId} cannot be read: ${name}: ${message}`, {
      cause: error,
    });
  }
}
