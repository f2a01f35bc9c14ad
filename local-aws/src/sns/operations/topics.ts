import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { readToken, writeToken } from '../next-token.ts';
import type { SnsContext } from '../sns-context.ts';
import { snsErrors } from '../sns-errors.ts';
import { findTopic, makeTopicArn, requireTopic } from '../topic-address.ts';
import { readTopicPolicy, requireTopicAttribute } from '../topic-attributes.ts';

const PAGE_SIZE = 100;

const attributesField = z.record(z.string(), z.string()).default({});
const tagsField = z
  .array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .max(50)
  .default([]);
const topicSchema = z.strictObject({ TopicArn: z.string() });

/** CreateTopic. Returns the topic that exists with this name, as AWS does. */
export function defineCreateTopic(context: SnsContext): AwsOperation {
  const schema = z.strictObject({
    Name: z.string(),
    Attributes: attributesField,
    Tags: tagsField,
  });
  return defineOperation(schema, ({ Name, Attributes, Tags }) => {
    if (Name.endsWith('.fifo') || Attributes['FifoTopic'] === 'true') {
      throw snsErrors.invalidParameter('FIFO topics are not supported here');
    }
    if (!/^[\w-]{1,256}$/.test(Name)) throw snsErrors.invalidParameter('Topic Name');
    const attributes = Object.entries(Attributes).filter(([name]) => name !== 'FifoTopic');
    for (const [name, value] of attributes) requireTopicAttribute(name, value);
    if (context.topics.find(Name) === undefined) {
      const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
      context.topics.put({ name: Name, attributes: Object.fromEntries(attributes), tags });
    }
    return { TopicArn: makeTopicArn(context.account, Name) };
  });
}

/** DeleteTopic. Deleting one that does not exist succeeds. */
export function defineDeleteTopic(context: SnsContext): AwsOperation {
  return defineOperation(topicSchema, ({ TopicArn }) => {
    const topic = findTopic(context, TopicArn);
    if (topic !== undefined) context.topics.remove(topic.name);
  });
}

/** ListTopics, 100 a page. */
export function defineListTopics(context: SnsContext): AwsOperation {
  const schema = z.strictObject({ NextToken: z.string().optional() });
  return defineOperation(schema, ({ NextToken }) => {
    const topics = context.topics.list(readToken(NextToken), PAGE_SIZE + 1);
    const page = topics.slice(0, PAGE_SIZE);
    return {
      Topics: page.map(({ name }) => ({ TopicArn: makeTopicArn(context.account, name) })),
      NextToken: topics.length > PAGE_SIZE ? writeToken(page.at(-1)?.name) : undefined,
    };
  });
}

/** GetTopicAttributes. */
export function defineGetTopicAttributes(context: SnsContext): AwsOperation {
  return defineOperation(topicSchema, ({ TopicArn }) => {
    const topic = requireTopic(context, TopicArn);
    const subscriptions = context.topics.listSubscriptions(topic.name, '', 100_000);
    const attributes = {
      DisplayName: '',
      ...topic.attributes,
      Policy: readTopicPolicy(context.account, topic),
      TopicArn,
      Owner: context.account.accountId,
      SubscriptionsConfirmed: String(subscriptions.length),
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    };
    return { Attributes: new Map(Object.entries(attributes)) };
  });
}

/** SetTopicAttributes. */
export function defineSetTopicAttributes(context: SnsContext): AwsOperation {
  const schema = z.strictObject({
    TopicArn: z.string(),
    AttributeName: z.string(),
    AttributeValue: z.string().default(''),
  });
  return defineOperation(schema, ({ TopicArn, AttributeName, AttributeValue }) => {
    const topic = requireTopic(context, TopicArn);
    requireTopicAttribute(AttributeName, AttributeValue);
    const attributes = { ...topic.attributes, [AttributeName]: AttributeValue };
    context.topics.put({ ...topic, attributes });
  });
}
