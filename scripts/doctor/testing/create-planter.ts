import { DeleteRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { findLocalPatient } from '../find-patient.ts';
import { BUS, type RunningProduct } from './start-running-product.ts';

interface Queue {
  readonly arn: string;
  readonly url: string;
}

/** Puts things into a product, good ones and bad ones, and takes them away again. */
export interface Planter {
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly makeQueue: (name: string) => Promise<Queue>;
  /** A rule named `orders` with this target. */
  readonly makeRule: (target: object) => Promise<void>;
  /** @returns its id. */
  readonly makeWebhook: (topic?: string) => Promise<string>;
  /** Rules without targets, not made by the dashboard. */
  readonly putRules: (count: number, pattern: object) => Promise<void>;
  readonly changeQueue: (
    queue: 'parkedQueue' | 'deadLetterQueue',
    name: 'Policy' | 'MessageRetentionPeriod' | 'RedriveAllowPolicy',
    value: string,
  ) => Promise<void>;
  readonly onHeal: (step: () => Promise<unknown>) => void;
  /** Takes away what was planted, the newest first. */
  readonly heal: () => Promise<void>;
}

export function createPlanter({ environment, events, sqs }: RunningProduct): Planter {
  const healing: (() => Promise<unknown>)[] = [];
  const onHeal = (step: () => Promise<unknown>) => void healing.push(step);
  const call: Planter['call'] = async (method, path, body) =>
    (await findLocalPatient(environment)).api.call(method, path, body);
  return {
    call,
    makeQueue: async (name) => {
      const queue = await call<Queue>('POST', '/targets', { type: 'sqs', name });
      onHeal(() => sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url })).catch(() => {}));
      return queue;
    },
    makeRule: async (target) => {
      await call('POST', '/rules', { name: 'orders', cache: 'shop', targets: [target] });
      onHeal(() => call('DELETE', '/rules/orders'));
    },
    makeWebhook: async (topic = 'orders') => {
      const { webhookId } = await call<{ webhookId: string }>('POST', '/webhooks', {
        name: 'Orders',
        cache: 'shop',
        topic,
        signingSecret: 'secret',
      });
      onHeal(() => call('DELETE', `/webhooks/${webhookId}`));
      return webhookId;
    },
    putRules: async (count, pattern) => {
      const rules = Array.from({ length: count }, (_, place) => ({
        Name: `many-${place}`,
        EventBusName: BUS,
      }));
      const EventPattern = JSON.stringify(pattern);
      await Promise.all(
        rules.map((rule) => events.send(new PutRuleCommand({ ...rule, EventPattern }))),
      );
      onHeal(() => Promise.all(rules.map((rule) => events.send(new DeleteRuleCommand(rule)))));
    },
    changeQueue: async (queue, name, value) => {
      const QueueUrl = (await findLocalPatient(environment)).gateway[queue].url;
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }),
      );
      const set = (Value = '') =>
        sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: Value } }));
      await set(value);
      onHeal(() => set(Attributes[name]));
    },
    onHeal,
    heal: async () => {
      for (const step of healing.splice(0).reverse()) await step();
    },
  };
}
