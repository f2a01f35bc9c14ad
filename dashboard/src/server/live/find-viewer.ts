import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import type { Dependencies } from '../dependencies.ts';
import { describeRule } from '../rules/find-rule.ts';
import { isQueueGone } from '../targets/is-queue-gone.ts';
import { viewerNameOf } from './viewer-name.ts';
import { readEnd, readRuleTags } from './viewer-tags.ts';

export interface Viewer {
  readonly ruleArn: string;
  readonly queueUrl: string;
  /** Epoch ms. */
  readonly endsAt: number;
}

/** A viewer of this stack, whichever process made it; undefined when there is none. */
export async function findViewer(
  dependencies: Pick<Dependencies, 'events' | 'sqs' | 'config'>,
  viewerId: string,
): Promise<Viewer | undefined> {
  const name = viewerNameOf(viewerId);
  const ruleArn = (await describeRule(dependencies, name))?.Arn;
  if (ruleArn === undefined) return undefined;
  const tags = (await readRuleTags(dependencies, ruleArn)) ?? {};
  const endsAt = readEnd(tags, dependencies.config.secretPrefix);
  const queueUrl = await readQueueUrl(dependencies, name);
  return endsAt === undefined || queueUrl === undefined ? undefined : { ruleArn, queueUrl, endsAt };
}

async function readQueueUrl(
  { sqs }: Pick<Dependencies, 'sqs'>,
  name: string,
): Promise<string | undefined> {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
