import { orderOf } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { prepareSubjects, type SubjectName, type Subjects } from '../prepare-subjects.ts';
import type { Finding, ResultTable, Unit } from '../result-table.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { type Life, startLife } from './life.ts';

/** A process gets this many calls in a row, then it is another's turn. */
const TURN_CALLS = 250;

type Lives = Readonly<Record<SubjectName, readonly Life[]>>;

/**
 * Processor time of a call, and memory, of processes that live through many calls. In each round
 * there is a new process of every kind, and they take turns.
 */
export async function measureLives(context: BenchContext): Promise<readonly ResultTable[]> {
  const { options, report } = context;
  const subjects = await prepareSubjects(context);
  const names: SubjectName[] = ['empty handler', 'bare exchange', 'gateway', 'on the AWS SDK'];
  if (isCommand(options.against)) names.push('other');
  const lives = { 'empty handler': [], 'bare exchange': [], gateway: [] } as unknown as Record<
    SubjectName,
    Life[]
  >;
  for (const name of names) lives[name] = [];
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      report(`warm and memory: round ${round + 1}`);
      await liveOnce(orderOf(names, round), subjects, options.calls, lives);
    }
  } finally {
    subjects.end();
  }
  const about = { rounds: options.rounds, names, lives, calls: options.calls };
  return [describeWarm(about, subjects.client), describeMemory(about, subjects.client)];
}

async function liveOnce(
  names: readonly SubjectName[],
  subjects: Subjects,
  calls: number,
  lives: Record<SubjectName, Life[]>,
): Promise<void> {
  const living = [];
  try {
    for (const name of names) living.push(await startLife(name, subjects.commandOf(name)));
    for (let turn = 0; turn * TURN_CALLS < calls; turn += 1) {
      const count = Math.min(TURN_CALLS, calls - turn * TURN_CALLS);
      for (const life of orderOf(living, turn)) await life.call(count);
    }
    for (const { name, describe } of living) lives[name].push(await describe());
  } finally {
    for (const { end } of living) await end();
  }
}

interface About {
  readonly rounds: number;
  readonly calls: number;
  readonly names: readonly SubjectName[];
  readonly lives: Lives;
}

function describeWarm(about: About, client: string): ResultTable {
  return {
    title: `Warm: ${about.calls.toLocaleString('en-US')} calls`,
    note: `Processor time, user's and system's, of the whole process in ${client}, after its first calls, for each call with a body of 1,000 bytes; AWS behind plain HTTP.`,
    rounds: about.rounds,
    columns: [{ name: 'CPU of a call', unit: 'µs' }],
    rows: describeRows(about, ['cpuUsPerCall']),
    findings: [
      compare(about, 'cpuUsPerCall', 'gateway', 'bare exchange', 1.3),
      compare(about, 'cpuUsPerCall', 'gateway', 'on the AWS SDK', 0.6),
      compare(about, 'cpuUsPerCall', 'on the AWS SDK', 'bare exchange'),
      ...compareOther(about, 'cpuUsPerCall'),
    ],
  };
}

function describeMemory(about: About, client: string): ResultTable {
  const calls = about.calls.toLocaleString('en-US');
  return {
    title: 'Memory',
    note: `Resident memory of the whole process in ${client}, after its first ten calls and after ${calls}.`,
    rounds: about.rounds,
    columns: [
      { name: 'after ten calls', unit: 'MB' },
      { name: `after ${calls}`, unit: 'MB' },
    ],
    rows: describeRows(about, ['firstMegabytes', 'lastMegabytes']),
    findings: [
      compare(about, 'firstMegabytes', 'gateway', 'empty handler', 1.2),
      compare(about, 'lastMegabytes', 'gateway', 'bare exchange', 1.05),
      compare(about, 'lastMegabytes', 'gateway', 'on the AWS SDK'),
      ...compareOther(about, 'firstMegabytes'),
      ...compareOther(about, 'lastMegabytes'),
    ],
  };
}

const PARTS = {
  cpuUsPerCall: 'CPU of a call',
  firstMegabytes: 'after ten calls',
  lastMegabytes: 'after all calls',
} as const satisfies Record<keyof Life, string>;

function describeRows({ names, lives }: About, parts: readonly (keyof Life)[]) {
  return names.map((name) => ({
    name,
    figures: parts.map((part) => summarize(lives[name].map((life) => life[part]))),
  }));
}

function compare(
  { lives }: About,
  part: keyof Life,
  name: SubjectName,
  reference: SubjectName,
  atMost?: number,
): Finding {
  const pick = (subject: SubjectName) => lives[subject].map((life) => life[part]);
  return {
    name: `${name} ÷ ${reference}, ${PARTS[part]}`,
    value: summarizeRatio(pick(name), pick(reference)),
    unit: '×' satisfies Unit,
    ...(atMost !== undefined && { atMost }),
  };
}

function compareOther(about: About, part: keyof Life): readonly Finding[] {
  return about.names.includes('other') ? [compare(about, part, 'other', 'gateway')] : [];
}
