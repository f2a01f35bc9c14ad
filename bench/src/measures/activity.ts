import { type CallTallies, createCallTallies } from '@momento-gateway/dashboard/call-tallies';
import type { CountedCall } from '@momento-gateway/dashboard/call-tally';
import { interleave } from '../interleave.ts';
import type { Measure } from '../measure.ts';
import { measureHeap } from '../measure-heap.ts';
import { findQuantile, summarize } from '../statistics.ts';

const SUBJECTS = { '1,000 webhooks': 1_000, '10,000 webhooks': 10_000 } as const;
type Name = keyof typeof SUBJECTS;
const NAMES = Object.keys(SUBJECTS) as Name[];

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;
const FROM = Date.parse('2026-01-01T00:00:00Z');

/** The default of `--calls` makes this ten million. */
const COUNTED_PER_CALL = 2_000;

/** Minutes of the log that each read includes again, because the log is late. */
const RECENT_MINUTES = 2;
const LOOKS = 200;
/** The dashboard's batch size. */
const ADDED_AT_ONCE = 10_000;

/** The dashboard answers no other request while it counts. */
const LOOK_MAX_MS = 50;

interface Sample {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** CPU time and memory with which the dashboard counts calls, after a week of many calls. */
export const measureActivity: Measure = async ({ options: { rounds, calls }, report }) => {
  const counted = calls * COUNTED_PER_CALL;
  const perMinute = Math.ceil(counted / WEEK_MINUTES);
  const subjects: Partial<Record<Name, Subject>> = {};
  for (const name of NAMES) {
    report(`activity: counting ${counted.toLocaleString('en-US')} calls of ${name}`);
    subjects[name] = createSubject(SUBJECTS[name], perMinute);
  }
  const subjectOf = (name: Name): Subject => {
    const subject = subjects[name];
    if (subject === undefined) throw new Error(`There is nothing of ${name}.`);
    return subject;
  };
  const samples = await interleave({
    subjects: NAMES,
    rounds,
    measure: async (name) => subjectOf(name).look(),
    onRound: (round) => report(`activity: round ${round + 1} of ${rounds}`),
  });
  return [
    {
      title: 'Activity of webhooks',
      note: `Processor time, garbage collection included, to count the calls that one look at the log finds, after ${counted.toLocaleString('en-US')} calls in seven days, half of them rejected: it adds the calls of one minute and summarizes every webhook. ${LOOKS} looks a round, without the wait for the log. Memory is the heap that the counts take.`,
      rounds,
      columns: [
        { name: 'p50', unit: 'ms' },
        { name: 'p99', unit: 'ms' },
        { name: 'longest', unit: 'ms' },
        { name: 'memory', unit: 'MB' },
      ],
      rows: NAMES.map((name) => ({
        name,
        figures: [
          summarize(samples[name].map(({ p50Ms }) => p50Ms)),
          summarize(samples[name].map(({ p99Ms }) => p99Ms)),
          summarize(samples[name].map(({ longestMs }) => longestMs)),
          summarize([subjectOf(name).heapMb]),
        ],
      })),
      findings: NAMES.map((name) => ({
        name: `${name}, p99`,
        value: summarize(samples[name].map(({ p99Ms }) => p99Ms)),
        unit: 'ms',
        atMost: LOOK_MAX_MS,
      })),
    },
  ];
};

interface Subject {
  readonly heapMb: number;
  /** Reads once a minute, for some hours. */
  readonly look: () => Sample;
}

/** Counts a week of calls, the same number in each minute. */
function createSubject(webhooks: number, perMinute: number): Subject {
  const ids = Array.from({ length: webhooks }, (_, n) => `webhook-${n}`);
  const heapBefore = measureHeap();
  const tallies = createCallTallies(() => true);
  let minute = 0;
  let settled: CountedCall[] = [];
  for (; minute < WEEK_MINUTES; minute += 1) {
    settled.push(...createCalls(ids, minute, perMinute));
    if (settled.length < ADDED_AT_ONCE && minute < WEEK_MINUTES - 1) continue;
    countCalls(tallies, settled, [], minute);
    settled = [];
  }
  const heapMb = measureHeap() - heapBefore;
  /** The calls of the last minutes, which the next read includes again. */
  const recent: CountedCall[][] = [];
  return {
    heapMb,
    look() {
      const looksMs: number[] = [];
      for (const end = minute + LOOKS; minute < end; minute += 1) {
        recent.push(createCalls(ids, minute, perMinute));
        const settled = recent.length > RECENT_MINUTES ? (recent.shift() ?? []) : [];
        const readAgain = recent.flat();
        const before = process.cpuUsage();
        const told = countCalls(tallies, settled, readAgain, minute);
        const { user, system } = process.cpuUsage(before);
        looksMs.push((user + system) / 1_000);
        if (told !== webhooks)
          throw new Error(`Only ${told} of ${webhooks} webhooks have activity.`);
      }
      return {
        p50Ms: findQuantile(looksMs, 0.5),
        p99Ms: findQuantile(looksMs, 0.99),
        longestMs: Math.max(...looksMs),
      };
    },
  };
}

/** Counts the calls of one read. @returns the number of webhooks with activity */
function countCalls(
  tallies: CallTallies,
  settled: readonly CountedCall[],
  recent: readonly CountedCall[],
  minute: number,
): number {
  const now = FROM + (minute + 1) * MINUTE_MS;
  tallies.add(settled);
  const times = { now, oldest: now - WEEK_MINUTES * MINUTE_MS, settledTo: now };
  return tallies.summarise(recent, times).size;
}

/** Calls of each webhook in turn; every other turn is rejected. */
function createCalls(ids: readonly string[], minute: number, count: number): CountedCall[] {
  return Array.from({ length: count }, (_, index) => {
    const n = minute * count + index;
    const at = FROM + minute * MINUTE_MS + Math.floor((index * MINUTE_MS) / count);
    const number = Math.floor(n / ids.length);
    return {
      webhookId: ids[n % ids.length] ?? '',
      at,
      outcome: number % 2 === 0 ? 'published' : 'rejected',
      numbered: { number, publishedAt: at - 50 },
    };
  });
}
