import type { SQSClient } from '@aws-sdk/client-sqs';
import type { WebhookChange } from './account.ts';
import { type CallDashboard, insist } from './dashboard-api.ts';
import { createQueue } from './provision.ts';

/** A webhook that is posted to: its topic and its queue stay, the webhook itself may be replaced. */
export interface Slot {
  readonly tenant: string;
  readonly cache: string;
  readonly topic: string;
  readonly parseText: boolean;
  readonly queueUrl: string;
  webhookId: string;
  url: string;
  /** Signing secrets, the newest last; the version of the first is 1. */
  secrets: string[];
}

const TENANTS = ['north', 'south', 'west'];
const MINUTE_MS = 60_000;

/** The changes that people make in the dashboard, kept with their times. */
export class Slots {
  readonly slots: Slot[] = [];
  /** Of all webhooks there ever were since the last round began. */
  changes: WebhookChange[] = [];
  readonly #call: CallDashboard;

  constructor(call: CallDashboard) {
    this.#call = call;
  }

  /** Webhooks of several tenants, each with a rule and a queue of its own. */
  async fill(count: number, sqs: SQSClient): Promise<void> {
    for (let place = 0; place < count; place += 1) {
      const tenant = TENANTS[place % TENANTS.length] ?? '';
      const queue = await createQueue(sqs, `target-${place}`);
      const names = { tenant, cache: `cache ${place % 4}`, topic: `topic-${place}` };
      const slot: Slot = {
        ...names,
        parseText: place % 3 === 0,
        queueUrl: queue.url,
        webhookId: '',
        url: '',
        secrets: [],
      };
      await this.#register(slot);
      await this.#call('POST', '/rules', {
        name: `rule-${place}`,
        cache: names.cache,
        topic: names.topic,
        targets: [{ type: 'sqs', arn: queue.arn }],
      });
      this.slots.push(slot);
    }
  }

  /** Keeps the rotations: a secret of old times may still be used. */
  forgetChanges(): void {
    const ids = new Set(this.slots.map(({ webhookId }) => webhookId));
    this.changes = this.changes.filter(({ webhookId }) => ids.has(webhookId));
  }

  /** The sender signs with the new secret as soon as the change begins, as Momento does. */
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

  /** A new webhook of the same topic takes the place of the one that was deleted. */
  replace(slot: Slot): Promise<void> {
    return insist(() => this.#register(slot));
  }

  async #register(slot: Slot): Promise<void> {
    const { tenant, cache, topic, parseText } = slot;
    const signingSecret = crypto.randomUUID();
    const body = { name: `${cache} ${topic}`, tenant, cache, topic, parseText };
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
    const written: WebhookChange = {
      ...change,
      from: Date.now(),
      to: Number.POSITIVE_INFINITY,
    };
    this.changes.push(written);
    await insist(work);
    written.to = Date.now();
  }
}
