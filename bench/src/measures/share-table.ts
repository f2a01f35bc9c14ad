import type { Samples } from '../interleave.ts';
import type { SubjectName } from '../prepare-subjects.ts';
import type { Finding, ResultTable } from '../result-table.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { STACK_MEMORY_MB, shareOf } from './memory.ts';
import type { ShareSample } from './share-sample.ts';

/** What was measured at one share and one round-trip time. */
export interface SharesAt {
  /** For titles. */
  readonly where: string;
  readonly memoryMb: number;
  readonly roundTripMs: number;
  readonly names: readonly SubjectName[];
  readonly samples: Samples<SubjectName, ShareSample>;
  readonly rounds: number;
  /** Warm calls of a process. */
  readonly calls: number;
  /** Name of the runtime client. */
  readonly client: string;
}

const TIMES = {
  initMs: 'init',
  firstMs: 'first answer',
  initAndFirstMs: 'init and first',
  secondMs: 'second',
  warmMs: 'warm, median',
  warmMeanMs: 'warm, mean',
} as const satisfies Partial<Record<keyof ShareSample, string>>;

type Time = keyof typeof TIMES;

export function tabulateShares(shares: SharesAt): ResultTable {
  const { where, memoryMb, names, samples, rounds, calls, client } = shares;
  const times = Object.keys(TIMES) as Time[];
  return {
    title: `At the share of ${where}`,
    note: `All of a processor during init and ${shareOf(memoryMb).toFixed(2)} of one from the first event on, in ${client}, AWS behind TLS; ${calls} warm calls, one after the other.`,
    rounds,
    columns: [
      ...times.map((time) => ({ name: TIMES[time], unit: 'ms' as const })),
      { name: 'memory', unit: 'MB' },
    ],
    rows: names.map((name) => ({
      name,
      figures: [...times, 'megabytes' as const].map((part) =>
        summarize(samples[name].map((sample) => sample[part])),
      ),
    })),
    findings: [
      compare(shares, 'on the AWS SDK', 'firstMs', 0.12),
      compare(shares, 'empty handler', 'initAndFirstMs', 2),
      compare(shares, 'bare exchange', 'warmMs', 1.2),
      compare(shares, 'on the AWS SDK', 'warmMs', 0.17),
      ...(names.includes('other') ? [compare(shares, 'other', 'initAndFirstMs', 1.7)] : []),
      ...findBeyondRoundTrips(shares),
    ],
  };
}

function compare(
  { memoryMb, roundTripMs, samples }: SharesAt,
  reference: SubjectName,
  time: Time,
  atMost: number,
): Finding {
  const pick = (name: SubjectName) => samples[name].map((sample) => sample[time]);
  return {
    name: `gateway ÷ ${reference}, ${TIMES[time]}`,
    value: summarizeRatio(pick('gateway'), pick(reference)),
    unit: '×',
    ...(memoryMb === STACK_MEMORY_MB && roundTripMs === 0 && { atMost }),
  };
}

function findBeyondRoundTrips({ roundTripMs, samples }: SharesAt): Finding[] {
  if (roundTripMs === 0) return [];
  const beyond = samples.gateway.map(({ firstMs }) => firstMs - 3 * roundTripMs);
  const name = 'gateway, first answer without three round trips';
  return [{ name, value: summarize(beyond), unit: 'ms', atMost: 30 }];
}
