import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, TENANT_TAG } from '@momento-gateway/shared/tenant';
import { findQueueUrl } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import type { Config } from '../config.ts';
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
  /** Whether it gets the events of a replay. */
  readonly isReplay: boolean;
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

export function makeViewerTags({ secretPrefix, tenant }: Config, endsAt: number): Tags {
  return {
    [STACK_TAG]: secretPrefix,
    [TENANT_TAG]: tenant,
    [ENDS_AT_TAG]: new Date(endsAt).toISOString(),
  };
}

/** Whose a viewer of this stack is, and when it ends, epoch ms; undefined for what is none. */
export function readViewerTags(
  tags: Tags | undefined,
  stack: string,
): { readonly tenant: string; readonly endsAt: number } | undefined {
  const endsAt = Date.parse(tags?.[ENDS_AT_TAG] ?? '');
  if (tags?.[STACK_TAG] !== stack || !Number.isFinite(endsAt)) return undefined;
  return { tenant: tags[TENANT_TAG] ?? DEFAULT_TENANT, endsAt };
}

/** A viewer of this tenant, whichever process made it; undefined when there is none. */
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
): Promise<Omit<Viewer, 'queueUrl'> | undefined> {
  const { Arn: ruleArn, EventPattern = '' } =
    (await describeRule(context, viewerNameOf(viewerId))) ?? {};
  if (ruleArn === undefined) return undefined;
  const tags = await readRuleTags(context, ruleArn);
  const { endsAt } = readViewerTags(tags, context.config.secretPrefix) ?? {};
  return endsAt === undefined ? undefined : { ruleArn, endsAt, isReplay: isOfReplay(EventPattern) };
}

/** Whether a viewer's rule gets the events of a replay, by its pattern as JSON. */
export function isOfReplay(pattern: string | undefined): boolean {
  return Object.hasOwn(parsePattern(pattern) ?? {}, 'replay-name');
}
