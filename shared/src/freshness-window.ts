/** How far a publish timestamp may be from the gateway's clock, before or after it, in ms, inclusive. */
export const FRESHNESS_WINDOW_MS = 60_000;
