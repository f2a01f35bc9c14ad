import { parseExact } from '@momento-gateway/api/exact-json';
import type { LiveEvent } from '@momento-gateway/api/live/live';

/** In the storage of this browser tab: it ends with the tab, and other tabs do not see it. */
const KEY = 'recent-event';
const MAX_LENGTH = 200_000;

/** Keeps the last event seen live, for the form that creates a rule from it. */
export function rememberEvent({ id, event }: LiveEvent): void {
  const text = JSON.stringify({ id, event });
  try {
    if (text.length <= MAX_LENGTH) sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage (private windows) there is no recent event.
  }
}

/** The kept event; undefined when there is none or, if an id is given, when it is another. */
export function recallEvent(id?: string): unknown {
  try {
    const kept = parseExact(sessionStorage.getItem(KEY) ?? '{}') as Partial<LiveEvent>;
    return id === undefined || kept.id === id ? kept.event : undefined;
  } catch {
    return undefined;
  }
}
