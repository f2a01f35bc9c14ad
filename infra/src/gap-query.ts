/** How the query runs: one sees half an hour, each five minutes, once the log has its lines. */
export const GAP_SCHEDULE = { everyMinutes: 5, startS: 33 * 60, endS: 3 * 60, results: 3 } as const;

/** The gateway accepts what is up to a minute old: so far from an end of the window, order is known. */
const MARGIN_S = 90;

/** `count_distinct` is exact for few values only, and Logs Insights does not say for how many. */
const BLOCK = 100;

/** A recorded call that somebody sends again is in the log too, with its age, and says nothing. */
const OLDEST_MS = 5 * 60_000;

const { everyMinutes, startS, endS } = GAP_SCHEDULE;

/** The conditions and sums of the query. Each is JavaScript too, but for `and` and `or`. */
export const GAP_STEPS = {
  /** The gateway writes a number only after the signature was right. */
  counted: `ispresent(sequenceNumber) and ageMs < ${OLDEST_MS}`,
  block: `floor(sequenceNumber / ${BLOCK})`,
  /** Otherwise the numbering began again within the block. */
  isOneNumbering: 'lastNumber >= firstNumber',
  /**
   * A block that is cut by an end of the window is left to the next run, which sees it whole. One that
   * takes longer than from run to run may be cut each time; then few calls are near the cut.
   */
  isWhole: [
    `lastAt - firstAt >= ${everyMinutes * 60_000}`,
    `firstAt >= (now() - ${startS - MARGIN_S}) * 1000 and lastAt <= (now() - ${endS + MARGIN_S}) * 1000`,
  ].join(' or '),
  missing: 'highest - lowest + 1 - seen',
} as const;

/** Finds how many numbers are missing in each block of a webhook's numbers. */
export const GAP_QUERY = [
  `filter ${GAP_STEPS.counted}`,
  `fields ${GAP_STEPS.block} as block, toMillis(@timestamp) as writtenAt`,
  [
    'stats min(sequenceNumber) as lowest, max(sequenceNumber) as highest',
    'count_distinct(sequenceNumber) as seen',
    'earliest(sequenceNumber) as firstNumber, latest(sequenceNumber) as lastNumber',
    'min(writtenAt) as firstAt, max(writtenAt) as lastAt by webhookId, block',
  ].join(', '),
  `filter ${GAP_STEPS.isOneNumbering}`,
  `filter ${GAP_STEPS.isWhole}`,
  `fields ${GAP_STEPS.missing} as missing`,
].join('\n| ');

/** Of each webhook by itself, so that one notification names one webhook, and the worst come first. */
export const GAP_AGGREGATION = 'sum(missing) by webhookId | sort desc';
