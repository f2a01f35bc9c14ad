import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { explainError } from '../../aws/explain-error.ts';
import { waitBriefly } from '../../aws/wait-briefly.ts';
import type { BaseContext } from '../../base-context.ts';
import type { WithStack } from '../../stack-context.ts';
import type { QueueKind } from '../queue/stored-message.ts';

/** What a parked event says of itself. Its cache, topic and detail-type agree: that was checked. */
interface ParkedFacts {
  readonly queue: QueueKind;
  readonly webhookId?: string | undefined;
  readonly tenant?: string | undefined;
  readonly cache: string;
  readonly topic: string;
}

export type JudgeNeeds = Pick<BaseContext, 'config' | 'maxWaitMs' | 'logUnexpected'> & WithStack;

/** Tells why an event may not be published; undefined when it may. */
export type JudgeParkedEvent = (event: ParkedFacts) => string | undefined;

const OF_NO_WEBHOOK = 'It is of no webhook of this tenant. It is not published.';

/**
 * An event is published only as its own webhook's. Only the gateway can write to the parked queue,
 * so there it is enough that nothing contradicts, of whatever tenant: its webhook may be deleted by now.
 * What was parked in the dead-letter queue, before there were two, has to be confirmed by one.
 */
export async function createJudgeParkedEvent({
  config,
  stack: { webhooks },
  maxWaitMs,
  logUnexpected,
}: JudgeNeeds): Promise<JudgeParkedEvent> {
  const listed = await waitBriefly(webhooks.list(), maxWaitMs).catch((error: unknown) =>
    explainError(error, logUnexpected),
  );
  const known = typeof listed === 'string' ? webhooks.held() : listed;
  // In an event of the default tenant an earlier version wrote a label, which says nothing.
  const isOwnName = (name: string | undefined) =>
    name === config.tenant || config.tenant === DEFAULT_TENANT;
  const byId = new Map(known.map((webhook) => [webhook.webhookId, webhook]));
  return ({ queue, webhookId = '', tenant, cache, topic }) => {
    const webhook = byId.get(webhookId);
    const isOfOthers = webhook !== undefined && webhook.tenant !== config.tenant;
    if (isOfOthers || !isOwnName(tenant)) return OF_NO_WEBHOOK;
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
