import { DeleteRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { findLocalTarget } from '../find-doctor-target.ts';
import { BUS, type RunningProduct } from './start-running-product.ts';

interface Queue {
  readonly arn: string;
  readonly url: string;
}

/** Creates and changes resources of a product, and undoes that. */
export interface Fixtures {
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly createQueue: (name: string) => Promise<Queue>;
  /** Creates a rule named `orders` with this target. */
  readonly createRule: (target: object) => Promise<void>;
  /** @returns its id. */
  readonly registerWebhook: (topic?: string) => Promise<string>;
  /** Creates rules without targets, outside the dashboard. */
  readonly putRules: (count: number, pattern: object) => Promise<void>;
  readonly changeQueue: (
    queue: 'parkedQueue' | 'deadLetterQueue',
    name: 'Policy' | 'MessageRetentionPeriod' | 'RedriveAllowPolicy',
    value: string,
  ) => Promise<void>;
  readonly onCleanUp: (step: () => Promise<unknown>) => void;
  /** Undoes everything, the newest first. */
  readonly cleanUp: () => Promise<void>;
}

export function createFixtures({ environment, events, sqs }: RunningProduct): Fixtures {
  const steps: (() => Promise<unknown>)[] = [];
  const onCleanUp = (step: () => Promise<unknown>) => void steps.push(step);
  const call: Fixtures['call'] = async (method, path, body) =>
    (await findLocalTarget(environment)).api.call(method, path, body);
  return {
    call,
    createQueue: async (name) => {
      const queue = await call<Queue>('POST', '/targets', { type: 'sqs', name });
      onCleanUp(() => sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url })).catch(() => {}));
      return queue;
    },
    createRule: async (target) => {
      await call('POST', '/rules', { name: 'orders', cache: 'shop', targets: [target] });
      onCleanUp(() => call('DELETE', '/rules/orders'));
    },
    registerWebhook: async (topic = 'orders') => {
      const { webhookId } = await call<{ webhookId: string }>('POST', '/webhooks', {
        name: 'Orders',
        cache: 'shop',
        topic,
        signingSecret: 'secret',
      });
      onCleanUp(() => call('DELETE', `/webhooks/${webhookId}`));
      return webhookId;
    },
    putRules: async (count, pattern) => {
      const rules = Array.from({ length: count }, (_, index) => ({
        Name: `many-${index}`,
        EventBusName: BUS,
      }));
      const EventPattern = JSON.stringify(pattern);
      await Promise.all(
        rules.map((rule) => events.send(new PutRuleCommand({ ...rule, EventPattern }))),
      );
      onCleanUp(() => Promise.all(rules.map((rule) => events.send(new DeleteRuleCommand(rule)))));
    },
    changeQueue: async (queue, name, value) => {
      const QueueUrl = (await findLocalTarget(environment)).gateway[queue].url;
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }),
      );
      const set = (Value = '') =>
        sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: Value } }));
      await set(value);
      onCleanUp(() => set(Attributes[name]));
    },
    onCleanUp,
    cleanUp: async () => {
      for (const step of steps.splice(0).reverse()) await step();
    },
  };
}
