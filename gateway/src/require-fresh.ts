import { isFresh } from '@momento-gateway/shared/freshness-window';
import type { Branded } from './branded.ts';
import { type Refusal, reject } from './outcome.ts';
import type { AuthenticEvent } from './parse-event.ts';
import type { RegisteredEvent } from './require-registered.ts';

/** An event that may go on the bus. */
export type FreshEvent = Branded<AuthenticEvent, 'requireFresh'>;

/** @param now ms since the epoch */
export function requireFresh(event: RegisteredEvent, now: number): FreshEvent | Refusal {
  const ageMs = now - event.publishTimestamp;
  if (!isFresh(ageMs)) return reject(ageMs > 0 ? 'stale' : 'future');
  return event as AuthenticEvent as FreshEvent;
}
