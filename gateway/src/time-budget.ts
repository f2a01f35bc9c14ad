/**
 * How long each part of a call may take, in ms. Momento hangs up after 5 s and never retries, so
 * the three parts together stay well below; the attempt time-outs leave a hung attempt's successor
 * time to answer.
 */
export interface TimeBudget {
  readonly secretMs: number;
  readonly secretAttemptMs: number;
  readonly publishMs: number;
  readonly publishAttemptMs: number;
  readonly parkMs: number;
  readonly parkAttemptMs: number;
}

export const TIME_BUDGET: TimeBudget = {
  secretMs: 1_000,
  secretAttemptMs: 600,
  publishMs: 2_500,
  publishAttemptMs: 1_100,
  parkMs: 1_000,
  parkAttemptMs: 600,
};
