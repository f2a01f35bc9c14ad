import { GetResourcesCommand, type Tag } from '@aws-sdk/client-resource-groups-tagging-api';
import type { FieldError } from '@momento-gateway/api/problem';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, findNamedTenant, TENANT_TAG } from '@momento-gateway/shared/tenant';
import { findQueueUrl, readQueueTags } from '../../aws/find-queue-url.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import { describeElsewhere } from './describe-elsewhere.ts';
import { findOwnResource, type Onlooker } from './own-resource.ts';

/** Said of what is not there and of what is another tenant's: the answer must not tell them apart. */
export const NOT_USABLE = 'There is none with this ARN, or this tenant may not use it.';

export type TargetNeeds = Onlooker & Pick<BaseContext, 'sqs' | 'tagging'>;
type Tags = Readonly<Record<string, string>>;

/**
 * Whether a resource is another tenant's, by its name or its tags.
 *
 * @param anyArn of the gateway's account and Region: what is elsewhere cannot be asked
 */
export async function isForeign(
  context: TargetNeeds,
  anyArn: string,
  arn: string,
): Promise<boolean> {
  return (await judgeTarget(context, anyArn, arn)) === 'foreign';
}

/** `gone`: a queue that is not there. Nothing else is looked up only for that. */
async function judgeTarget(
  context: TargetNeeds,
  anyArn: string,
  arn: string,
): Promise<'foreign' | 'gone' | 'usable'> {
  const isNamed = isNamedForeign(context, arn);
  if (isNamed || findOwnResource(context, anyArn, arn) === 'foreign') return 'foreign';
  if (describeElsewhere(arn, anyArn) !== undefined) return 'usable';
  const tags = await readTargetTags(context, arn);
  if (tags === undefined) return 'gone';
  return isTaggedForeign(context, tags) ? 'foreign' : 'usable';
}

/** For what has no tags that can be read here, too: roles and API destinations. */
export function isNamedForeign(
  { config: { tenant, secretPrefix } }: Pick<BaseContext, 'config'>,
  arn: string,
): boolean {
  const names = arn.split(/[:/]/).slice(5);
  return names.some((name) => (findNamedTenant(secretPrefix, name) ?? tenant) !== tenant);
}

/** One without the tag is for all tenants; but what the dashboard made before there were tenants. */
export function isTaggedForeign(
  { config: { tenant, secretPrefix } }: Pick<BaseContext, 'config'>,
  tags: Tags,
): boolean {
  const isOfStack = tags[STACK_TAG] === secretPrefix;
  const owner = tags[TENANT_TAG] ?? (isOfStack ? DEFAULT_TENANT : tenant);
  return owner !== tenant;
}

/** Queues are asked themselves: the dashboard makes some, and the index of tags lags behind. */
async function readTargetTags(
  { sqs, tagging }: TargetNeeds,
  arn: string,
): Promise<Tags | undefined> {
  const queue = parseQueueArn(arn);
  if (queue !== undefined) {
    const url = await findQueueUrl(sqs, queue);
    return url === undefined ? undefined : readQueueTags(sqs, url);
  }
  const asked = taggedArnOf(arn);
  try {
    const command = new GetResourcesCommand({ ResourceARNList: [asked] });
    const { ResourceTagMappingList = [] } = await tagging.send(command);
    return readTags(ResourceTagMappingList.find(({ ResourceARN }) => ResourceARN === asked)?.Tags);
  } catch (error) {
    // It has no tags, or there is no such service.
    if (isAwsError(error, 'InvalidParameterException') || isUnanswered(error)) return {};
    throw error;
  }
}

export function readTags(tags: readonly Tag[] = []): Tags {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** What the tags of an alias, a version, or a log group's streams are on. */
export function taggedArnOf(arn: string): string {
  const parts = arn.split(':');
  return ['lambda', 'states', 'logs'].includes(parts[2] ?? '') ? parts.slice(0, 7).join(':') : arn;
}

interface Chosen {
  readonly Arn?: string | undefined;
  readonly RoleArn?: string | undefined;
  readonly DeadLetterConfig?: { readonly Arn?: string | undefined } | undefined;
}

/**
 * The first of a rule's chosen targets that the tenant may not use, or whose role or dead-letter queue
 * it may not. In their order, with queues that are not there: which is named first must not tell why.
 */
export async function findUnusableTarget(
  context: TargetNeeds,
  ruleArn: string,
  targets: readonly Chosen[],
): Promise<FieldError | undefined> {
  for (const [place, { Arn, RoleArn, DeadLetterConfig }] of targets.entries()) {
    if (RoleArn !== undefined && isNamedForeign(context, RoleArn)) {
      return { location: `targets.${place}.roleArn`, message: NOT_USABLE };
    }
    for (const [field, arn] of [
      ['arn', Arn],
      ['deadLetterArn', DeadLetterConfig?.Arn],
    ] as const) {
      if (arn === undefined || isOwnQueue(context, ruleArn, arn)) continue;
      if ((await judgeTarget(context, ruleArn, arn)) !== 'usable') {
        return { location: `targets.${place}.${field}`, message: NOT_USABLE };
      }
    }
  }
  return undefined;
}

function isOwnQueue(context: TargetNeeds, ruleArn: string, arn: string): boolean {
  return findOwnResource(context, ruleArn, arn) === 'dead-letter-queue';
}
