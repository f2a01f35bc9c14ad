import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { readDeadLetterArn } from '../dead-letter-arn.ts';
import { readToken, writeToken } from '../next-token.ts';
import type { SnsContext } from '../sns-context.ts';
import { snsErrors } from '../sns-errors.ts';
import { makeTopicArn, requireTopic } from '../topic-address.ts';

const PAGE_SIZE = 100;
const ALL = 100_000;

const ATTRIBUTES: Readonly<Record<string, (value: string) => boolean>> = {
  RawMessageDelivery: (value) => value === 'true' || value === 'false',
  RedrivePolicy: (value) => readDeadLetterArn(value) !== undefined,
};

const subscribeSchema = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
  ReturnSubscriptionArn: z.enum(['true', 'false']).optional(),
});

/** Subscribe, for queues. Returns the subscription that exists for the queue, as AWS does. */
export function defineSubscribe(context: SnsContext): AwsOperation {
  return defineOperation(subscribeSchema, (input) => {
    const topic = requireTopic(context, input.TopicArn);
    if (input.Protocol !== 'sqs') {
      throw snsErrors.invalidParameter(`the protocol ${input.Protocol} is not supported here`);
    }
    if (!/^arn:aws[\w-]*:sqs:[\w-]+:\d{12}:[\w-]+$/.test(input.Endpoint)) {
      throw snsErrors.invalidParameter('SQS endpoint ARN');
    }
    for (const [name, value] of Object.entries(input.Attributes)) requireAttribute(name, value);
    const known = context.topics
      .listSubscriptions(topic.name, '', ALL)
      .find(({ endpoint }) => endpoint === input.Endpoint);
    if (known !== undefined) return { SubscriptionArn: known.arn };
    const arn = `${input.TopicArn}:${randomUUID()}`;
    context.topics.putSubscription({
      arn,
      topicName: topic.name,
      endpoint: input.Endpoint,
      attributes: input.Attributes,
    });
    return { SubscriptionArn: arn };
  });
}

/** Unsubscribe. */
export function defineUnsubscribe(context: SnsContext): AwsOperation {
  return defineOperation(z.strictObject({ SubscriptionArn: z.string() }), (input) => {
    context.topics.removeSubscription(input.SubscriptionArn);
  });
}

/** ListSubscriptionsByTopic, 100 a page. */
export function defineListSubscriptionsByTopic(context: SnsContext): AwsOperation {
  const schema = z.strictObject({ TopicArn: z.string(), NextToken: z.string().optional() });
  return defineOperation(schema, ({ TopicArn, NextToken }) => {
    const { name } = requireTopic(context, TopicArn);
    const found = context.topics.listSubscriptions(name, readToken(NextToken), PAGE_SIZE + 1);
    const page = found.slice(0, PAGE_SIZE);
    return {
      Subscriptions: page.map(({ arn, endpoint }) => ({
        SubscriptionArn: arn,
        Owner: context.account.accountId,
        Protocol: 'sqs',
        Endpoint: endpoint,
        TopicArn: makeTopicArn(context.account, name),
      })),
      NextToken: found.length > PAGE_SIZE ? writeToken(page.at(-1)?.arn) : undefined,
    };
  });
}

function requireAttribute(name: string, value: string): void {
  const accepts = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (accepts === undefined) throw snsErrors.invalidParameter(`Attributes: ${name}`);
  if (!accepts(value)) throw snsErrors.invalidParameter(`${name}: the value is not valid`);
}
