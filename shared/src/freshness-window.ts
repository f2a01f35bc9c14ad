/** How far a publish timestamp may be from the gateway's clock, before or after it, in ms, inclusive. */
export const FRESHNESS_WINDOW_MS = 60_000;

/** @param ageMs from the publish timestamp to the time of arrival */
export function isFresh(ageMs: number): boolean {
  return Math.abs(ageMs) <= FRESHNESS_WINDOW_MS;
}
