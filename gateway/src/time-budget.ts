/**
 * When each part of a call must be done, in ms since the call was received. Momento has a timeout of
 * 5 s and never retries: parking ends well before, and always has a second. Time that an earlier part
 * does not need goes to the later ones.
 */
export interface TimeBudget {
  readonly secretUntilMs: number;
  readonly publishUntilMs: number;
  readonly parkUntilMs: number;
  /** Of a call that cannot be verified: holding it always has a second too. */
  readonly holdUntilMs: number;
}

export const TIME_BUDGET: TimeBudget = {
  secretUntilMs: 1_000,
  publishUntilMs: 3_200,
  parkUntilMs: 4_200,
  holdUntilMs: 2_000,
};
