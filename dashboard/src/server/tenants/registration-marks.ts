import { REGISTERED_AT_TAG } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import { type BusTags, readTime, tagBus } from './bus-tags.ts';

/** Lists of secrets may lag behind by minutes: until then a new webhook may be in none. */
const UNLISTED_MS = 10 * 60_000;

export const tagRegistration = (
  { events, now }: Pick<BaseContext, 'events' | 'now'>,
  busArn: string,
) => tagBus({ events }, busArn, REGISTERED_AT_TAG, new Date(now()).toISOString());

/** Whether it may have a webhook that is not listed yet. */
export function wasJustRegisteredIn(tags: BusTags, now: number): boolean {
  return readTime(tags[REGISTERED_AT_TAG]) > now - UNLISTED_MS;
}
