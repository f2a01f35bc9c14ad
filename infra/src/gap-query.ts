/** How the query runs: one sees half an hour, each five minutes, once the log has its lines. */
export const GAP_SCHEDULE = { everyMinutes: 5, startS: 33 * 60, endS: 3 * 60, results: 3 } as const;

/** The gateway accepts what is a minute late; what is later than this may look missing once. */
const LATE_S = 120;

/** Momento's servers stamp messages by clocks of their own. */
const SKEW_S = 10;

/** `count_distinct` is exact for few values only, and Logs Insights does not say for how many. */
const BLOCK = 100;

const { everyMinutes, startS, endS } = GAP_SCHEDULE;
const SECONDS_AGO = { oldest: startS, newest: endS + LATE_S } as const;

/** The conditions and sums of the query. Each is JavaScript too, but for `and` and `or`. */
export const GAP_STEPS = {
  /** The gateway writes a number only after the signature was right. */
  isVerified: 'ispresent(sequenceNumber) and ispresent(ageMs)',
  block: `floor(sequenceNumber / ${BLOCK})`,
  publishedAt: 'writtenAt - durationMs - ageMs',
  /**
   * By the time of publishing, in whose order Momento numbers: each of these has arrived, however
   * late. A recorded call that somebody sends again days later is not one of them.
   */
  isSettled: `publishedAt >= (now() - ${SECONDS_AGO.oldest}) * 1000 and publishedAt <= (now() - ${SECONDS_AGO.newest}) * 1000`,
  /** Otherwise the numbering began again within the block. */
  isOneNumbering: 'lastNumber - firstNumber >= 0',
  /**
   * A block at an end of that time is left to the next run, because the clocks may cut it unevenly.
   * One that takes longer than from run to run may be at an end each time, and is cut between calls.
   */
  isWhole: [
    `lastAt - firstAt >= ${everyMinutes * 60_000}`,
    `(firstAt >= (now() - ${SECONDS_AGO.oldest - SKEW_S}) * 1000 and lastAt <= (now() - ${SECONDS_AGO.newest + SKEW_S}) * 1000)`,
  ].join(' or '),
  missing: 'highest - lowest + 1 - seen',
} as const;

/** Finds how many numbers are missing in each block of a webhook's numbers. */
export const GAP_QUERY = [
  `filter ${GAP_STEPS.isVerified}`,
  `fields toMillis(@timestamp) as writtenAt, ${GAP_STEPS.block} as block`,
  `fields ${GAP_STEPS.publishedAt} as publishedAt`,
  `filter ${GAP_STEPS.isSettled}`,
  [
    'stats min(sequenceNumber) as lowest, max(sequenceNumber) as highest',
    'count_distinct(sequenceNumber) as seen',
    'earliest(sequenceNumber) as firstNumber, latest(sequenceNumber) as lastNumber',
    'min(publishedAt) as firstAt, max(publishedAt) as lastAt by webhookId, block',
  ].join(', '),
  `filter ${GAP_STEPS.isOneNumbering}`,
  `filter ${GAP_STEPS.isWhole}`,
  `fields ${GAP_STEPS.missing} as missing`,
].join('\n| ');

/** Of each webhook by itself, so that one notification names one webhook, and the worst come first. */
export const GAP_AGGREGATION = 'sum(missing) by webhookId | sort desc';
