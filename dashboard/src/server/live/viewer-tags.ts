import {
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { ListQueueTagsCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { Context } from '../context.ts';

type Tags = Readonly<Record<string, string>>;

/** When a viewer may be removed: ISO text, as the value of a tag. */
const ENDS_AT_TAG = 'momento-gateway:ends-at';

/** A viewer's rule and its queue have the same name. */
export function viewerNameOf(viewerId: string): string {
  return VIEWER_NAME_PREFIX + viewerId;
}

/** How long a viewer lives after somebody has looked. */
const LIFE_MS = 180_000;

export function endOf(now: number): number {
  return now + LIFE_MS;
}

export function makeViewerTags(stack: string, endsAt: number): Tags {
  return { [STACK_TAG]: stack, [ENDS_AT_TAG]: new Date(endsAt).toISOString() };
}

/** EventBridge's form of tags. */
export function toTagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** When a viewer of this stack ends, epoch ms; undefined for what is none. */
export function readEnd(tags: Tags, stack: string): number | undefined {
  const endsAt = Date.parse(tags[ENDS_AT_TAG] ?? '');
  return tags[STACK_TAG] === stack && Number.isFinite(endsAt) ? endsAt : undefined;
}

/** @returns undefined when there is no such rule. */
export async function readRuleTags(
  { events }: Pick<Context, 'events'>,
  ruleArn: string,
): Promise<Tags | undefined> {
  try {
    const { Tags = [] } = await events.send(
      new ListTagsForResourceCommand({ ResourceARN: ruleArn }),
    );
    return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** @returns undefined when there is no such queue. */
export async function readQueueTags(
  { sqs }: Pick<Context, 'sqs'>,
  queueUrl: string,
): Promise<Tags | undefined> {
  try {
    const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: queueUrl }));
    return Tags;
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}

/** Writes the end date to the rule and the queue. */
export async function writeTags(
  { events, sqs }: Pick<Context, 'events' | 'sqs'>,
  { ruleArn, queueUrl }: { readonly ruleArn: string; readonly queueUrl: string },
  tags: Tags,
): Promise<void> {
  await Promise.all([
    events.send(new TagResourceCommand({ ResourceARN: ruleArn, Tags: toTagList(tags) })),
    sqs.send(new TagQueueCommand({ QueueUrl: queueUrl, Tags: { ...tags } })),
  ]);
}
