/** How far a publish timestamp may lie from the gateway's clock, to either side and inclusive, in ms. */
export const FRESHNESS_WINDOW_MS = 60_000;
