import { interleave } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { prepareSubjects, type SubjectName } from '../prepare-subjects.ts';
import { requireSuccess } from '../require-success.ts';
import type { Finding, ResultTable } from '../result-table.ts';
import { readProcessUsage } from '../runtime/read-process-usage.ts';
import { type HandlerCommand, startHandler } from '../runtime/start-handler.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { createFunctionUrlEvent } from '../webhook-event.ts';

/** Times of one start, ms. */
interface Start {
  readonly readyMs: number;
  readonly answeredMs: number;
  readonly cpuMs: number;
}

interface Goals {
  readonly ready?: number;
  readonly answered: number;
}

const HALF = { ready: 0.5, answered: 0.5 };

/** Time from process start to the first authenticated answer, with AWS over plain HTTP and TLS. */
export async function measureCold(context: BenchContext): Promise<readonly ResultTable[]> {
  return [
    await measureStarts(context, false, { ready: 1.2, answered: 1.45 }),
    await measureStarts(context, true, { answered: 1.85 }),
  ];
}

async function measureStarts(
  context: BenchContext,
  tls: boolean,
  goals: Goals,
): Promise<ResultTable> {
  const { options, report } = context;
  const subjects = await prepareSubjects(context, { tls });
  const names: SubjectName[] = ['empty handler', 'bare exchange', 'gateway', 'on the AWS SDK'];
  if (isCommand(options.against)) names.push('other');
  const wire = tls ? 'TLS' : 'plain HTTP';
  try {
    const starts = await interleave({
      subjects: names,
      rounds: options.rounds,
      measure: (name) => measureStart(subjects.commandOf(name), name),
      onRound: (round) => report(`cold, AWS behind ${wire}: round ${round + 1}`),
    });
    const pick = (name: SubjectName, part: keyof Start) => starts[name].map((start) => start[part]);
    const compare = (name: SubjectName, reference: SubjectName, atMost?: Partial<Goals>) =>
      [
        ['ready', 'readyMs'],
        ['answered', 'answeredMs'],
      ].map(([until, part]): Finding => {
        const goal = atMost?.[until as keyof Goals];
        return {
          name: `${name} ÷ ${reference}, until ${until}`,
          value: summarizeRatio(
            pick(name, part as keyof Start),
            pick(reference, part as keyof Start),
          ),
          unit: '×',
          ...(goal !== undefined && { atMost: goal }),
        };
      });
    return {
      title: `Cold, AWS behind ${wire}`,
      note: `Time from process start, in ${subjects.client}, until it asks for its first event and until it has answered it.`,
      rounds: options.rounds,
      columns: [
        { name: 'until ready', unit: 'ms' },
        { name: 'until answered', unit: 'ms' },
        { name: 'CPU in all', unit: 'ms' },
      ],
      rows: names.map((name) => ({
        name,
        figures: (['readyMs', 'answeredMs', 'cpuMs'] as const).map((part) =>
          summarize(pick(name, part)),
        ),
      })),
      findings: [
        ...compare('gateway', 'empty handler', goals),
        ...compare('gateway', 'on the AWS SDK', tls ? undefined : HALF),
        ...compare('on the AWS SDK', 'empty handler'),
        ...compare('bare exchange', 'empty handler'),
        ...(names.includes('other') ? compare('other', 'gateway') : []),
      ],
    };
  } finally {
    subjects.end();
  }
}

async function measureStart(command: HandlerCommand, name: SubjectName): Promise<Start> {
  const event = createFunctionUrlEvent(Date.now());
  const handler = await startHandler(command);
  try {
    const readyMs = handler.readyAt - handler.startedAt;
    const answer = await handler.invoke(event);
    const answeredMs = performance.now() - handler.startedAt;
    requireSuccess(name, answer);
    const { cpuMs } = await readProcessUsage(handler.pid);
    return { readyMs, answeredMs, cpuMs };
  } finally {
    await handler.end();
  }
}
