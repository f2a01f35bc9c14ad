import { interleave } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { prepareSubjects, type SubjectName } from '../prepare-subjects.ts';
import type { ResultTable } from '../result-table.ts';
import { canLimitShare } from '../runtime/create-cpu-share.ts';
import { STACK_MEMORY_MB } from './memory.ts';
import { tabulateMemoryCost } from './memory-cost.ts';
import { type ShareSample, takeShareSample } from './share-sample.ts';
import { type SharesAt, tabulateShares } from './share-table.ts';

/** More say nothing new: with a small share they take long. */
const WARM_CALLS_MAX = 200;

/** Start, first answer, and later ones at the share of a processor that Lambda gives a function. */
export async function measureShare(context: BenchContext): Promise<readonly ResultTable[]> {
  const { memories, roundTripsMs } = context.options;
  if (!(await canLimitShare(context.report))) return [];
  const tables: ResultTable[] = [];
  const byMemory = new Map<number, readonly ShareSample[]>();
  for (const memoryMb of memories) {
    const shares = await measureAt(context, memoryMb, 0);
    tables.push(tabulateShares(shares));
    byMemory.set(memoryMb, shares.samples.gateway);
  }
  tables.push(tabulateMemoryCost(byMemory));
  const [first = STACK_MEMORY_MB] = memories;
  for (const roundTripMs of roundTripsMs) {
    tables.push(tabulateShares(await measureAt(context, first, roundTripMs)));
  }
  return tables;
}

async function measureAt(
  context: BenchContext,
  memoryMb: number,
  roundTripMs: number,
): Promise<SharesAt> {
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
    const { client } = subjects;
    return { where, memoryMb, roundTripMs, names, samples, rounds, calls, client };
  } finally {
    subjects.end();
  }
}
