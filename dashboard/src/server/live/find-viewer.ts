import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { findQueueUrl } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import { describeRule, readRuleTags } from '../rules/read-rules.ts';

/** When a viewer may be removed: ISO text, as the value of a tag. */
const ENDS_AT_TAG = 'momento-gateway:ends-at';

/** How long a viewer lives after its last read. With the next sweep, it is gone after three minutes. */
const LIFE_MS = 150_000;

export interface Viewer {
  readonly ruleArn: string;
  readonly queueUrl: string;
  /** Epoch ms. */
  readonly endsAt: number;
}

export type LiveContext = BaseContext & {
  /** Viewers that this process has seen, by their ids. */
  readonly viewers: Map<string, Viewer>;
};

type Tags = Readonly<Record<string, string>>;

/** A viewer's rule and its queue have the same name. */
export function viewerNameOf(viewerId: string): string {
  return VIEWER_NAME_PREFIX + viewerId;
}

export function endOf(now: number): number {
  return now + LIFE_MS;
}

export function makeViewerTags(stack: string, endsAt: number): Tags {
  return { [STACK_TAG]: stack, [ENDS_AT_TAG]: new Date(endsAt).toISOString() };
}

/** When a viewer of this stack ends, epoch ms; undefined for what is none. */
export function readEnd(tags: Tags | undefined, stack: string): number | undefined {
  const endsAt = Date.parse(tags?.[ENDS_AT_TAG] ?? '');
  return tags?.[STACK_TAG] === stack && Number.isFinite(endsAt) ? endsAt : undefined;
}

/** A viewer of this stack, whichever process made it; undefined when there is none. */
export async function findViewer(
  context: Pick<BaseContext, 'events' | 'sqs' | 'config'>,
  viewerId: string,
): Promise<Viewer | undefined> {
  const rule = await findViewerRule(context, viewerId);
  const queueUrl = rule && (await findQueueUrl(context.sqs, { name: viewerNameOf(viewerId) }));
  return rule === undefined || queueUrl === undefined ? undefined : { ...rule, queueUrl };
}

/** The rule of a viewer whose queue may be gone: a removal that failed half way leaves that. */
export async function findViewerRule(
  context: Pick<BaseContext, 'events' | 'config'>,
  viewerId: string,
): Promise<(Omit<Viewer, 'queueUrl'> & { readonly isReplay: boolean }) | undefined> {
  const { Arn: ruleArn, EventPattern = '' } =
    (await describeRule(context, viewerNameOf(viewerId))) ?? {};
  if (ruleArn === undefined) return undefined;
  const endsAt = readEnd(await readRuleTags(context, ruleArn), context.config.secretPrefix);
  const isReplay = Object.hasOwn(parsePattern(EventPattern) ?? {}, 'replay-name');
  return endsAt === undefined ? undefined : { ruleArn, endsAt, isReplay };
}
