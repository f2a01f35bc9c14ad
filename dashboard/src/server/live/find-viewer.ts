import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import type { Context } from '../context.ts';
import { describeRule } from '../rules/find-rule.ts';
import { readEnd, readRuleTags, viewerNameOf } from './viewer-tags.ts';

export interface Viewer {
  readonly ruleArn: string;
  readonly queueUrl: string;
  /** Epoch ms. */
  readonly endsAt: number;
}

/** A viewer of this stack, whichever process made it; undefined when there is none. */
export async function findViewer(
  context: Pick<Context, 'events' | 'sqs' | 'config'>,
  viewerId: string,
): Promise<Viewer | undefined> {
  const rule = await findViewerRule(context, viewerId);
  const queueUrl = rule && (await readQueueUrl(context, viewerNameOf(viewerId)));
  return rule === undefined || queueUrl === undefined ? undefined : { ...rule, queueUrl };
}

/** The rule of a viewer whose queue may be gone: a removal that failed half way leaves that. */
export async function findViewerRule(
  context: Pick<Context, 'events' | 'config'>,
  viewerId: string,
): Promise<Omit<Viewer, 'queueUrl'> | undefined> {
  const ruleArn = (await describeRule(context, viewerNameOf(viewerId)))?.Arn;
  if (ruleArn === undefined) return undefined;
  const tags = (await readRuleTags(context, ruleArn)) ?? {};
  const endsAt = readEnd(tags, context.config.secretPrefix);
  return endsAt === undefined ? undefined : { ruleArn, endsAt };
}

async function readQueueUrl(
  { sqs }: Pick<Context, 'sqs'>,
  name: string,
): Promise<string | undefined> {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
