import { interleave } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { prepareSubjects, type SubjectName } from '../prepare-subjects.ts';
import type { Finding, ResultTable } from '../result-table.ts';
import { createCpuShare } from '../runtime/create-cpu-share.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { measureDeadConnection } from './dead-connection.ts';
import { tabulateMemoryCost } from './memory-cost.ts';
import { type ShareSample, shareOf, takeShareSample } from './share-samples.ts';

/** The stack's: the goals are for its share. */
const STACK_MEMORY_MB = 512;
/** More say nothing new: with a small share they take long. */
const WARM_CALLS_MAX = 200;

const COLUMNS = [
  ['init', 'initMs'],
  ['first answer', 'firstMs'],
  ['init and first', 'initAndFirstMs'],
  ['second', 'secondMs'],
  ['warm, median', 'warmMs'],
  ['warm, mean', 'warmMeanMs'],
] as const;

/** Start, first answer, and later ones at the share of a processor that Lambda gives a function. */
export async function measureShare(context: BenchContext): Promise<readonly ResultTable[]> {
  const { memories, roundTripsMs } = context.options;
  if (!(await canLimitShare(context.report))) return [];
  const tables: ResultTable[] = [];
  const byMemory = new Map<number, readonly ShareSample[]>();
  for (const memoryMb of memories) {
    const { table, gateway } = await measureAt(context, memoryMb, 0);
    tables.push(table);
    byMemory.set(memoryMb, gateway);
  }
  tables.push(tabulateMemoryCost(byMemory));
  for (const roundTripMs of roundTripsMs) {
    tables.push((await measureAt(context, STACK_MEMORY_MB, roundTripMs)).table);
  }
  return tables;
}

/** The first call after a freeze, at the share of the stack's memory. */
export async function measureFrozen(context: BenchContext): Promise<readonly ResultTable[]> {
  if (!(await canLimitShare(context.report))) return [];
  return [await measureDeadConnection(context, STACK_MEMORY_MB)];
}

async function canLimitShare(report: BenchContext['report']): Promise<boolean> {
  try {
    await (await createCpuShare()).end();
    return true;
  } catch (error) {
    report(`Nothing was measured. ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function measureAt(context: BenchContext, memoryMb: number, roundTripMs: number) {
  const { options, report } = context;
  const { rounds } = options;
  const calls = Math.min(options.calls, WARM_CALLS_MAX);
  const subjects = await prepareSubjects(context, { tls: true, roundTripMs });
  const names: SubjectName[] = [
    'empty handler',
    'bare exchange',
    'gateway',
    'gateway, inline',
    'on the AWS SDK',
  ];
  if (isCommand(options.against)) names.push('other');
  const where = `${memoryMb} MB${roundTripMs === 0 ? '' : `, ${roundTripMs} ms of round trip`}`;
  try {
    const samples = await interleave({
      subjects: names,
      rounds,
      measure: (name) => takeShareSample(name, subjects.commandOf(name), { memoryMb, calls }),
      onRound: (round) => report(`share of ${where}: round ${round + 1}`),
    });
    const pick = (name: SubjectName, part: keyof ShareSample) =>
      samples[name].map((sample) => sample[part]);
    const hasGoals = memoryMb === STACK_MEMORY_MB && roundTripMs === 0;
    const compare = (
      reference: SubjectName,
      part: 'firstMs' | 'initAndFirstMs' | 'warmMs',
      atMost: number,
    ): Finding => ({
      name: `gateway ÷ ${reference}, ${COLUMNS.find(([, one]) => one === part)?.[0]}`,
      value: summarizeRatio(pick('gateway', part), pick(reference, part)),
      unit: '×',
      ...(hasGoals && { atMost }),
    });
    const table: ResultTable = {
      title: `At the share of ${where}`,
      note: `All of a processor during init and ${shareOf(memoryMb).toFixed(2)} of one from the first event on, in ${subjects.client}, AWS behind TLS; ${calls} warm calls, one after the other.`,
      rounds,
      columns: [
        ...COLUMNS.map(([name]) => ({ name, unit: 'ms' as const })),
        { name: 'memory', unit: 'MB' as const },
      ],
      rows: names.map((name) => ({
        name,
        figures: [...COLUMNS.map(([, part]) => part), 'megabytes' as const].map((part) =>
          summarize(pick(name, part)),
        ),
      })),
      findings: [
        compare('on the AWS SDK', 'firstMs', 0.12),
        compare('empty handler', 'initAndFirstMs', 2),
        compare('bare exchange', 'warmMs', 1.2),
        compare('on the AWS SDK', 'warmMs', 0.17),
        ...(names.includes('other') ? [compare('other', 'initAndFirstMs', 1.7)] : []),
        ...(roundTripMs === 0
          ? []
          : [
              {
                name: 'gateway, first answer without three round trips',
                value: summarize(pick('gateway', 'firstMs').map((ms) => ms - 3 * roundTripMs)),
                unit: 'ms' as const,
                atMost: 30,
              },
            ]),
      ],
    };
    return { table, gateway: samples.gateway };
  } finally {
    subjects.end();
  }
}
