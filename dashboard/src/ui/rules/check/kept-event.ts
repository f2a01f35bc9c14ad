import * as z from '@momento-gateway/api/zod';
import { ofPageTenant } from '../../callers/tenant.ts';

/**
 * In the storage of this browser tab: it ends with the tab. Not in the address, where the pattern
 * is: a message does not belong into browser histories and logs.
 */
const KEY = ofPageTenant('sandbox-event');

const SampleEventSchema = z.object({
  text: z.string(),
  /** Where it comes from. */
  origin: z.string(),
});

export type SampleEvent = Readonly<z.infer<typeof SampleEventSchema>>;

/** The event that was last tried in the sandbox. */
export function recallEvent(): SampleEvent | undefined {
  try {
    return SampleEventSchema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
  } catch {
    return undefined;
  }
}

/** Keeps the event over a reload; `undefined` forgets it. */
export function keepEvent(event: SampleEvent | undefined): void {
  try {
    if (event === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(event));
  } catch {
    // Without storage (private windows, or when it is full) the event ends with the page.
  }
}
