import { isDeepStrictEqual } from 'node:util';
import { DescribeEventBusCommand, ListTagsForResourceCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { parseObject } from '@momento-gateway/shared/parse-object';
import { type TenantQueue, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import { findQueueUrl, readQueueTags } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import { attributesOf, type QueueModel } from './queue-model.ts';
import { isOfTenant } from './tenant-tags.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config'>;

/** What has the name of a tenant's bus. `foreign`: somebody else made it. */
export type FoundBus = { readonly name: string } & (
  | { readonly state: 'missing' | 'foreign' }
  | {
      readonly state: 'there';
      readonly arn: string;
      readonly tags: Readonly<Record<string, string>>;
    }
);

/** What has the name of a tenant's queue. */
export type FoundQueue = { readonly name: string } & (
  | { readonly state: 'missing' | 'foreign' }
  | {
      readonly state: 'there';
      readonly url: string;
      /** Attributes that are not as they should be; undefined without a model. */
      readonly differs: readonly string[] | undefined;
      readonly messageCount: number;
    }
);

export async function findTenantBus(
  { events, config: { secretPrefix } }: Pick<Needed, 'events' | 'config'>,
  tenant: string,
): Promise<FoundBus> {
  const name = tenantBusName(secretPrefix, tenant);
  try {
    const { Arn: arn = '' } = await events.send(new DescribeEventBusCommand({ Name: name }));
    const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    return isOfTenant(tags, secretPrefix, tenant)
      ? { state: 'there', name, arn, tags }
      : { state: 'foreign', name };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return { state: 'missing', name };
    throw error;
  }
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

export async function findTenantQueue(
  { sqs, config: { secretPrefix } }: Needed,
  tenant: string,
  queue: TenantQueue,
  model: QueueModel | undefined,
): Promise<FoundQueue> {
  const name = tenantQueueName(secretPrefix, tenant, queue);
  const url = await findQueueUrl(sqs, { name });
  if (url === undefined) return { state: 'missing', name };
  try {
    const tags = await readQueueTags(sqs, url);
    if (tags === undefined) return { state: 'missing', name };
    if (!isOfTenant(tags, secretPrefix, tenant)) return { state: 'foreign', name };
    const answer = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    const attributes: Readonly<Record<string, string>> = answer.Attributes ?? {};
    const wanted = model && attributesOf(model, secretPrefix, tenant, queue);
    const differs =
      wanted &&
      Object.entries(wanted).flatMap(([attribute, value]) =>
        isSame(attributes[attribute], value) ? [] : [attribute],
      );
    const messageCount = COUNTS.reduce((sum, count) => sum + Number(attributes[count] ?? 0), 0);
    return { state: 'there', name, url, differs, messageCount };
  } catch (error) {
    if (isQueueGone(error)) return { state: 'missing', name };
    throw error;
  }
}

/** Of JSON, the order of its members and its white space say nothing. */
function isSame(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  return one === other || isDeepStrictEqual(parseObject(one) ?? one, parseObject(other) ?? other);
}
