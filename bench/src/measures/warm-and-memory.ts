import { orderOf } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { prepareSubjects, type SubjectName, type Subjects } from '../prepare-subjects.ts';
import type { Finding, ResultTable, Unit } from '../result-table.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { type ProcessFigures, startWarmProcess } from './warm-process.ts';

/** Calls in a row to one process, before the next one's turn. */
const TURN_CALLS = 250;

type Figures = Readonly<Record<SubjectName, readonly ProcessFigures[]>>;

/**
 * CPU time per call, and memory, of processes that serve many calls. Each round starts a new process
 * of each kind, and they take turns.
 */
export async function measureWarmAndMemory(context: BenchContext): Promise<readonly ResultTable[]> {
  const { options, report } = context;
  const subjects = await prepareSubjects(context);
  const names: SubjectName[] = ['empty handler', 'bare exchange', 'gateway', 'on the AWS SDK'];
  if (isCommand(options.against)) names.push('other');
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    SubjectName,
    ProcessFigures[]
  >;
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      report(`warm and memory: round ${round + 1}`);
      await playRound(orderOf(names, round), subjects, options.calls, figures);
    }
  } finally {
    subjects.end();
  }
  const about = { rounds: options.rounds, names, figures, calls: options.calls };
  return [describeWarm(about, subjects.client), describeMemory(about, subjects.client)];
}

async function playRound(
  names: readonly SubjectName[],
  subjects: Subjects,
  calls: number,
  figures: Record<SubjectName, ProcessFigures[]>,
): Promise<void> {
  const processes = [];
  try {
    for (const name of names)
      processes.push(await startWarmProcess(name, subjects.commandOf(name)));
    for (let turn = 0; turn * TURN_CALLS < calls; turn += 1) {
      const count = Math.min(TURN_CALLS, calls - turn * TURN_CALLS);
      for (const process of orderOf(processes, turn)) await process.call(count);
    }
    for (const { name, readFigures } of processes) figures[name].push(await readFigures());
  } finally {
    for (const { end } of processes) await end();
  }
}

interface About {
  readonly rounds: number;
  readonly calls: number;
  readonly names: readonly SubjectName[];
  readonly figures: Figures;
}

function describeWarm(about: About, client: string): ResultTable {
  return {
    title: `Warm: ${about.calls.toLocaleString('en-US')} calls`,
    note: `CPU time (user and system) per call of the whole process in ${client}, after its first calls; bodies of 1,000 bytes, AWS over plain HTTP.`,
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
    note: `Resident memory of the whole process in ${client}, after its first ten calls and after ${calls} calls.`,
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
} as const satisfies Record<keyof ProcessFigures, string>;

function describeRows({ names, figures }: About, parts: readonly (keyof ProcessFigures)[]) {
  return names.map((name) => ({
    name,
    figures: parts.map((part) => summarize(figures[name].map((ofProcess) => ofProcess[part]))),
  }));
}

function compare(
  { figures }: About,
  part: keyof ProcessFigures,
  name: SubjectName,
  reference: SubjectName,
  atMost?: number,
): Finding {
  const pick = (subject: SubjectName) => figures[subject].map((ofProcess) => ofProcess[part]);
  return {
    name: `${name} ÷ ${reference}, ${PARTS[part]}`,
    value: summarizeRatio(pick(name), pick(reference)),
    unit: '×' satisfies Unit,
    ...(atMost !== undefined && { atMost }),
  };
}

function compareOther(about: About, part: keyof ProcessFigures): readonly Finding[] {
  return about.names.includes('other') ? [compare(about, part, 'other', 'gateway')] : [];
}
