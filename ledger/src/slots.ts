import type { SQSClient } from '@aws-sdk/client-sqs';
import type { WebhookChange } from './account.ts';
import { retry } from './dashboard-api.ts';
import { createQueue } from './provision.ts';
import type { Tenant } from './tenants.ts';
import { listTopics } from './topics.ts';

/** A topic of a tenant, with a queue and a webhook. The webhook can be replaced. */
export interface Slot {
  readonly tenant: Tenant;
  readonly cache: string;
  readonly topic: string;
  readonly parseText: boolean;
  readonly queueUrl: string;
  webhookId: string;
  url: string;
  /** Signing secrets, newest last; the first has version 1. */
  secrets: string[];
}

const MINUTE_MS = 60_000;

/** The webhooks of a run, and their changes through the dashboard. */
export class Slots {
  readonly slots: Slot[] = [];
  /** Changes of all webhooks since the last round started. */
  changes: WebhookChange[] = [];

  /** Creates the webhooks of a tenant, each with its own rule and queue. */
  async fill(tenant: Tenant, sqs: SQSClient): Promise<void> {
    for (const [index, names] of listTopics(tenant.name).entries()) {
      const queue = await createQueue(sqs, `target-of-${tenant.name}-${index}`);
      const slot: Slot = {
        tenant,
        ...names,
        parseText: index % 3 === 0,
        queueUrl: queue.url,
        webhookId: '',
        url: '',
        secrets: [],
      };
      await this.#register(slot);
      await tenant.callDashboard('POST', '/rules', {
        name: `rule-${index}`,
        cache: names.cache,
        topic: names.topic,
        targets: [{ type: 'sqs', arn: queue.arn }],
      });
      this.slots.push(slot);
    }
  }

  /** Keeps the changes of existing webhooks: an old secret may still be in use. */
  forgetChanges(): void {
    const ids = new Set(this.slots.map(({ webhookId }) => webhookId));
    this.changes = this.changes.filter(({ webhookId }) => ids.has(webhookId));
  }

  /** The sender signs with the new secret as soon as the change starts, as Momento does. */
  rotate(slot: Slot, overlapMinutes: number): Promise<void> {
    const signingSecret = crypto.randomUUID();
    slot.secrets.push(signingSecret);
    const { webhookId, tenant } = slot;
    const more = { secretVersion: slot.secrets.length, overlapMs: overlapMinutes * MINUTE_MS };
    return this.#change({ kind: 'rotated', webhookId, ...more }, async () => {
      const body = { signingSecret, overlapMinutes };
      await tenant.callDashboard('POST', `/webhooks/${webhookId}/secret`, body);
    });
  }

  setEnabled({ webhookId, tenant }: Slot, enabled: boolean): Promise<void> {
    return this.#change({ kind: enabled ? 'enabled' : 'disabled', webhookId }, () =>
      tenant.callDashboard('PATCH', `/webhooks/${webhookId}`, { enabled }),
    );
  }

  async delete({ webhookId, tenant }: Slot): Promise<void> {
    await this.#change({ kind: 'deleted', webhookId }, () =>
      tenant.callDashboard('DELETE', `/webhooks/${webhookId}`),
    );
  }

  /** Registers a new webhook for the topic of a deleted one. */
  replace(slot: Slot): Promise<void> {
    return retry(() => this.#register(slot));
  }

  async #register(slot: Slot): Promise<void> {
    const { cache, topic, parseText, tenant } = slot;
    const signingSecret = crypto.randomUUID();
    const body = { name: `${cache} ${topic}`, cache, topic, parseText };
    const answered = await tenant.callDashboard<{ webhookId: string; url: string }>(
      'POST',
      '/webhooks',
      { ...body, signingSecret },
    );
    slot.webhookId = answered.webhookId;
    slot.url = answered.url;
    slot.secrets = [signingSecret];
    this.changes.push({
      kind: 'registered',
      webhookId: slot.webhookId,
      from: Date.now(),
      to: Date.now(),
    });
  }

  async #change(change: Omit<WebhookChange, 'from' | 'to'>, work: () => Promise<void>) {
    const recorded: WebhookChange = {
      ...change,
      from: Date.now(),
      to: Number.POSITIVE_INFINITY,
    };
    this.changes.push(recorded);
    await retry(work);
    recorded.to = Date.now();
  }
}
