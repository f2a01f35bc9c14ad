import { DeleteRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { Api } from '@momento-gateway/api/call';
import { createRule, deleteRule } from '@momento-gateway/api/rules/rule-operations';
import type { ChosenTarget, PickableTarget } from '@momento-gateway/api/rules/target';
import { createTarget } from '@momento-gateway/api/rules/target-operations';
import { deleteWebhook, registerWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { findLocalTarget } from '../find-doctor-target.ts';
import { BUS, type RunningProduct } from './start-running-product.ts';

/** Creates and changes resources of a product, and undoes that. */
export interface Fixtures {
  readonly api: Api;
  readonly createQueue: (name: string) => Promise<PickableTarget>;
  /** Creates a rule named `orders` with this target. */
  readonly createRule: (target: ChosenTarget) => Promise<void>;
  /** @returns its id. */
  readonly registerWebhook: (topic?: string) => Promise<string>;
  /** Creates rules without targets, outside the dashboard. */
  readonly putRules: (count: number, pattern: object) => Promise<void>;
  readonly changeQueue: (
    queue: 'parkedQueue' | 'deadLetterQueue' | 'heldQueue',
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
  const api: Api = async (operation, input, options) =>
    (await findLocalTarget(environment)).api(operation, input, options);
  return {
    api,
    createQueue: async (name) => {
      const queue = await api(createTarget, { body: { type: 'sqs', name } });
      onCleanUp(() => sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url })).catch(() => {}));
      return queue;
    },
    createRule: async (target) => {
      await api(createRule, { body: { name: 'orders', cache: 'shop', targets: [target] } });
      onCleanUp(() => api(deleteRule, { params: { name: 'orders' }, query: {} }));
    },
    registerWebhook: async (topic = 'orders') => {
      const { webhookId } = await api(registerWebhook, {
        body: { name: 'Orders', cache: 'shop', topic, signingSecret: 'secret' },
      });
      onCleanUp(() => api(deleteWebhook, { params: { webhookId } }));
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
      const QueueUrl = (await findLocalTarget(environment)).gateway[queue]?.url;
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
