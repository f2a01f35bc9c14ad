import type { SQSClient } from '@aws-sdk/client-sqs';
import type { WebhookChange } from './account.ts';
import { type CallDashboard, retry } from './dashboard-api.ts';
import { createQueue } from './provision.ts';

/** A topic with a queue and a webhook. The webhook can be replaced. */
export interface Slot {
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
  readonly #call: CallDashboard;

  constructor(call: CallDashboard) {
    this.#call = call;
  }

  /** Creates webhooks, each with its own rule and queue. */
  async fill(count: number, sqs: SQSClient): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const queue = await createQueue(sqs, `target-${index}`);
      const names = { cache: `cache ${index % 4}`, topic: `topic-${index}` };
      const slot: Slot = {
        ...names,
        parseText: index % 3 === 0,
        queueUrl: queue.url,
        webhookId: '',
        url: '',
        secrets: [],
      };
      await this.#register(slot);
      await this.#call('POST', '/rules', {
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
    const { webhookId } = slot;
    const more = { secretVersion: slot.secrets.length, overlapMs: overlapMinutes * MINUTE_MS };
    return this.#change({ kind: 'rotated', webhookId, ...more }, async () => {
      await this.#call('POST', `/webhooks/${webhookId}/secret`, { signingSecret, overlapMinutes });
    });
  }

  setEnabled({ webhookId }: Slot, enabled: boolean): Promise<void> {
    return this.#change({ kind: enabled ? 'enabled' : 'disabled', webhookId }, () =>
      this.#call('PATCH', `/webhooks/${webhookId}`, { enabled }),
    );
  }

  async delete({ webhookId }: Slot): Promise<void> {
    await this.#change({ kind: 'deleted', webhookId }, () =>
      this.#call('DELETE', `/webhooks/${webhookId}`),
    );
  }

  /** Registers a new webhook for the topic of a deleted one. */
  replace(slot: Slot): Promise<void> {
    return retry(() => this.#register(slot));
  }

  async #register(slot: Slot): Promise<void> {
    const { cache, topic, parseText } = slot;
    const signingSecret = crypto.randomUUID();
    const body = { name: `${cache} ${topic}`, cache, topic, parseText };
    const answered = await this.#call<{ webhookId: string; url: string }>('POST', '/webhooks', {
      ...body,
      signingSecret,
    });
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
