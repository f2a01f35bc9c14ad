/**
 * When each part of a call has to be done, in ms since the call was received. Momento hangs up after
 * 5 s and never retries: parking ends well before, and always has a second of its own. What an
 * earlier part does not need is the later ones'.
 */
export interface TimeBudget {
  readonly secretUntilMs: number;
  readonly publishUntilMs: number;
  readonly parkUntilMs: number;
}

export const TIME_BUDGET: TimeBudget = {
  secretUntilMs: 1_000,
  publishUntilMs: 3_200,
  parkUntilMs: 4_200,
};
