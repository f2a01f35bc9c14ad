import { TagResourceCommand } from '@aws-sdk/client-eventbridge';
import { REGISTERED_AT_TAG } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';

type Tags = Readonly<Record<string, string>> | undefined;

/** On a tenant's bus: until when somebody may be removing it, ISO time. */
const REMOVAL_TAG = 'momento-gateway:removal-until';

/** Lists of secrets may lag behind by minutes: until then a new webhook may be in none. */
const UNLISTED_MS = 10 * 60_000;

/** A removal that died holds up registrations for so long. */
const REMOVAL_MS = 2 * 60_000;

/** The rest is for clocks that differ. */
export const REMOVAL_MAX_MS = REMOVAL_MS / 2;

export const tagRegistration = (context: Marking, busArn: string) =>
  mark(context, busArn, REGISTERED_AT_TAG, 0);

export const tagRemoval = (context: Marking, busArn: string) =>
  mark(context, busArn, REMOVAL_TAG, REMOVAL_MS);

/** Whether it may have a webhook that is not listed yet. */
export function wasJustRegisteredIn(tags: Tags, now: number): boolean {
  return readTime(tags, REGISTERED_AT_TAG) > now - UNLISTED_MS;
}

export function isBeingRemoved(tags: Tags, now: number): boolean {
  return readTime(tags, REMOVAL_TAG) > now;
}

type Marking = Pick<BaseContext, 'events' | 'now'>;

async function mark(
  { events, now }: Marking,
  ResourceARN: string,
  Key: string,
  lifeMs: number,
): Promise<void> {
  const Tags = [{ Key, Value: new Date(now() + lifeMs).toISOString() }];
  await events.send(new TagResourceCommand({ ResourceARN, Tags }));
}

/** @returns what is before all times when there is none */
function readTime(tags: Tags, key: string): number {
  const time = Date.parse(tags?.[key] ?? '');
  return Number.isFinite(time) ? time : Number.NEGATIVE_INFINITY;
}
