import { GAP_SCHEDULE, GAP_STEPS } from '../gap-query.ts';

/** What the query reads of a log line. */
export interface NumberedLine {
  /** ms since the epoch. */
  readonly at: number;
  readonly webhookId: string;
  readonly sequenceNumber?: number;
  readonly ageMs?: number;
  readonly durationMs: number;
}

/** A step of the query, which is JavaScript but for `and` and `or`. */
function compile(
  step: keyof typeof GAP_STEPS,
  ...names: string[]
): (now: () => number, ...values: unknown[]) => unknown {
  const text = GAP_STEPS[step].replaceAll(' and ', ' && ').replaceAll(' or ', ' || ');
  const run = new Function('ispresent', 'floor', 'now', ...names, `return ${text};`);
  return run.bind(undefined, (value: unknown) => value !== undefined, Math.floor);
}

const isVerified = compile('isVerified', 'sequenceNumber', 'ageMs');
const blockOf = compile('block', 'sequenceNumber');
const publishedAtOf = compile('publishedAt', 'writtenAt', 'durationMs', 'ageMs');
const isSettled = compile('isSettled', 'publishedAt');
const isOneNumbering = compile('isOneNumbering', 'firstNumber', 'lastNumber');
const isWhole = compile('isWhole', 'firstAt', 'lastAt');
const missingOf = compile('missing', 'highest', 'lowest', 'seen');

/**
 * Groups and sums up like Logs Insights, with the query's own conditions and sums.
 *
 * @param lines oldest first
 * @param now when it runs, ms since the epoch
 * @returns how many are missing of each webhook of which a block is judged.
 */
export function runGapQuery(
  lines: readonly NumberedLine[],
  now: number,
): ReadonlyMap<string, number> {
  const [from, to] = [now - GAP_SCHEDULE.startS * 1_000, now - GAP_SCHEDULE.endS * 1_000];
  const nowS = () => Math.floor(now / 1_000);
  const blocks = new Map<string, { line: NumberedLine; publishedAt: number }[]>();
  for (const line of lines) {
    const { at, webhookId, sequenceNumber, ageMs, durationMs } = line;
    if (at < from || at > to || !isVerified(nowS, sequenceNumber, ageMs)) continue;
    const publishedAt = Number(publishedAtOf(nowS, at, durationMs, ageMs));
    if (!isSettled(nowS, publishedAt)) continue;
    const key = `${webhookId} ${blockOf(nowS, sequenceNumber)}`;
    blocks.set(key, [...(blocks.get(key) ?? []), { line, publishedAt }]);
  }
  const missing = new Map<string, number>();
  for (const block of blocks.values()) {
    const numbers = block.map(({ line: { sequenceNumber = 0 } }) => sequenceNumber);
    const times = block.map(({ publishedAt }) => publishedAt);
    if (!isOneNumbering(nowS, numbers.at(0), numbers.at(-1))) continue;
    if (!isWhole(nowS, Math.min(...times), Math.max(...times))) continue;
    const [highest, lowest] = [Math.max(...numbers), Math.min(...numbers)];
    const count = Number(missingOf(nowS, highest, lowest, new Set(numbers).size));
    const webhookId = block[0]?.line.webhookId ?? '';
    missing.set(webhookId, (missing.get(webhookId) ?? 0) + count);
  }
  return missing;
}

/** @returns when the alarm of each webhook first went off, ms since the epoch. */
export function findAlarms(
  lines: readonly NumberedLine[],
  firstRun: number,
): ReadonlyMap<string, number> {
  const alarms = new Map<string, number>();
  const inARow = new Map<string, number>();
  const everyMs = GAP_SCHEDULE.everyMinutes * 60_000;
  const end = (lines.at(-1)?.at ?? 0) + GAP_SCHEDULE.startS * 1_000;
  for (let now = firstRun; now <= end; now += everyMs) {
    const missing = runGapQuery(lines, now);
    for (const webhookId of new Set([...inARow.keys(), ...missing.keys()])) {
      const count = (missing.get(webhookId) ?? 0) >= 1 ? (inARow.get(webhookId) ?? 0) + 1 : 0;
      inARow.set(webhookId, count);
      if (count >= GAP_SCHEDULE.results && !alarms.has(webhookId)) alarms.set(webhookId, now);
    }
  }
  return alarms;
}
