import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { explainError } from '../../aws/explain-error.ts';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import type { BaseContext } from '../../base-context.ts';
import type { WebhookIndex } from '../../webhooks/webhook-index.ts';
import type { QueueKind } from '../queue/stored-message.ts';

/** What a parked event says of itself. Its cache, topic and detail-type agree: that was checked. */
interface ParkedFacts {
  readonly queue: QueueKind;
  readonly webhookId?: string | undefined;
  readonly cache: string;
  readonly topic: string;
}

export type JudgeNeeds = Pick<BaseContext, 'maxWaitMs' | 'logUnexpected'> & {
  readonly webhooks: WebhookIndex;
};

/** Tells why an event may not be published; undefined when it may. */
export type JudgeParkedEvent = (event: ParkedFacts) => string | undefined;

/**
 * An event is published only as its own webhook's. Only the gateway can write to the parked queue,
 * so there it is enough that no registered webhook contradicts: its webhook may be deleted by now.
 * What was parked in the dead-letter queue, before there were two, has to be confirmed by one.
 */
export async function createJudgeParkedEvent({
  webhooks,
  maxWaitMs,
  logUnexpected,
}: JudgeNeeds): Promise<JudgeParkedEvent> {
  const listed = await waitBriefly(webhooks.list(), maxWaitMs).catch((error: unknown) =>
    explainError(error, logUnexpected),
  );
  const known = typeof listed === 'string' ? webhooks.held() : listed;
  const byId = new Map(known.map((webhook) => [webhook.webhookId, webhook]));
  return ({ queue, webhookId = '', cache, topic }) => {
    const webhook = byId.get(webhookId);
    if (webhook !== undefined && webhook.tenant !== DEFAULT_TENANT) {
      return `It names the webhook “${webhook.name}”, which is of another tenant. It is not published.`;
    }
    if (webhook !== undefined) {
      return webhook.cache === cache && webhook.topic === topic
        ? undefined
        : `It names the webhook “${webhook.name}”, which is registered for another cache or topic. It is not published.`;
    }
    if (queue === 'parked') return undefined;
    return typeof listed === 'string'
      ? `It is not known whether its webhook is registered. ${listed === 'late' ? 'Secrets Manager is slow: try again.' : listed}`
      : 'It was parked in the dead-letter queue, and its webhook is not registered, so it cannot be confirmed that the gateway wrote it. It is not published.';
  };
}
