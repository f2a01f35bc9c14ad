import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { checkEntry } from '@momento-gateway/shared/check-entry';
import { isAwsError, isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { type ParkedEvent, readPublishFailure } from '@momento-gateway/shared/publish-failure';
import { DEFAULT_TENANT, tenantBusName } from '@momento-gateway/shared/tenant';
import {
  parseWebhookSecret,
  type WebhookSecret,
  webhookSecretName,
} from '@momento-gateway/shared/webhook-secret';
import type { RecoverGateway } from './recover-gateway.ts';

export interface JudgedEvent {
  readonly event: ParkedEvent;
  /** Or why it is not known, in parentheses. */
  readonly webhookName: string;
  /** The bus of its webhook's tenant. */
  readonly busName: string;
}

const NEVER_ACCEPTED = {
  'detail-type-too-long': 'EventBridge accepts a detail-type of at most 128 characters.',
  'entry-too-large': 'EventBridge accepts entries below 1,000,000 bytes.',
} as const;

/**
 * Makes the checks of a redrive: every field of the message, that its webhook is registered for its
 * cache and topic, that EventBridge accepts it, and that the bus exists.
 *
 * @param isFromQueue only the gateway can send to the parked queue, so its messages are authentic
 *   even if their webhook is deleted; a file or a log could have been written by anyone
 * @throws Error that says why the event must not be published.
 */
export async function judgeEvent(
  message: string,
  gateway: RecoverGateway,
  isFromQueue: boolean,
): Promise<JudgedEvent> {
  const event = readPublishFailure(message);
  if ('wrong' in event) {
    throw new Error(`This is not an event of the gateway: its field ${event.wrong} is wrong.`);
  }
  const { entry, webhookId, cache, topic } = event;
  const wrong = checkEntry(entry, Buffer.byteLength);
  if (wrong !== undefined) throw new Error(NEVER_ACCEPTED[wrong]);
  const read = await readWebhook(gateway, webhookId);
  const webhook = typeof read === 'string' ? undefined : read;
  if (webhook !== undefined && (webhook.cache !== cache || webhook.topic !== topic)) {
    throw new Error(
      `The webhook ${webhookId} is registered for ${webhook.cache}#${webhook.topic}, but the event is from ${cache}#${topic}.`,
    );
  }
  if (webhook === undefined && !isFromQueue) {
    throw new Error(
      read === 'unreadable'
        ? `The secret of the webhook ${webhookId} is not a webhook’s, so this event cannot be verified.`
        : `The webhook ${webhookId} is not registered, so this event cannot be verified. A deleted webhook can be restored for 7 days.`,
    );
  }
  const { tenant = DEFAULT_TENANT } = webhook ?? {};
  if (isFromQueue && tenant !== DEFAULT_TENANT) {
    throw new Error(
      `The webhook ${webhookId} is of the tenant ${tenant}, whose events are never in this queue.`,
    );
  }
  const busName =
    tenant === DEFAULT_TENANT ? gateway.busName : tenantBusName(gateway.secretPrefix, tenant);
  await requireBus(gateway, busName);
  return {
    event,
    webhookName: typeof read === 'string' ? `(${UNKNOWN[read]})` : read.name,
    busName,
  };
}

/** EventBridge accepts events for a bus that does not exist, and drops them. */
export async function requireBus({ events }: RecoverGateway, busName: string): Promise<void> {
  try {
    await events.send(new DescribeEventBusCommand({ Name: busName }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    throw new Error(`There is no event bus "${busName}".`, { cause: error });
  }
}

const UNKNOWN = {
  unregistered: 'no longer registered',
  unreadable: 'its secret is not a webhook’s',
} as const;

/** @throws Error when that cannot be read */
export async function readWebhook(
  { secrets, secretPrefix }: RecoverGateway,
  webhookId: string,
): Promise<WebhookSecret | keyof typeof UNKNOWN> {
  const SecretId = webhookSecretName(secretPrefix, webhookId);
  try {
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return parseWebhookSecret(SecretString) ?? 'unreadable';
  } catch (error) {
    if (isSecretGone(error)) return 'unregistered';
    const { name, message } = error as Error;
    throw new Error(`Could not read the webhook ${webhookId}: ${name}: ${message}`, {
      cause: error,
    });
  }
}
