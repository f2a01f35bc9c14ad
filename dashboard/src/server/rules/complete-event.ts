import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { Context } from '../context.ts';

type Event = Readonly<Record<string, unknown>>;

/** TestEventPattern takes whole events only: what is missing of the envelope is made up. */
export function completeEvent(event: Event, { now, newId }: Pick<Context, 'now' | 'newId'>) {
  return {
    version: '0',
    id: newId(),
    'detail-type': '',
    source: EVENT_SOURCE,
    account: '000000000000',
    time: new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: 'us-east-1',
    resources: [],
    ...event,
  };
}
