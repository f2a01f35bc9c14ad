import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { readSigningSecret } from '../config.ts';
import { interleave } from '../interleave.ts';
import type { BenchContext } from '../measure.ts';
import { isCommand } from '../options.ts';
import { postMany } from '../post-many.ts';
import { prepareSubjects } from '../prepare-subjects.ts';
import type { ResultTable } from '../result-table.ts';
import { startFunctionUrl } from '../stand-ins/start-stand-in.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { SIGNING_SECRET, WEBHOOK_ID } from '../webhook-event.ts';

const CONCURRENCY = 10;
const POSTS_A_ROUND = 500;
const NAMES = ['gateway', 'other'] as const;
const PARTS = ['postsPerSecond', 'p50Ms', 'p99Ms'] as const;

/** Compares another handler behind a URL with the gateway behind this machine's Function URL. */
export async function measureAgainstUrl(context: BenchContext): Promise<readonly ResultTable[]> {
  const { against, rounds, calls } = context.options;
  if (against === undefined || isCommand(against)) return [];
  const count = Math.min(calls, POSTS_A_ROUND);
  const subjects = await prepareSubjects(context);
  const { environment } = subjects.commandOf('gateway');
  const host = await startFunctionUrl({ handlerPath: subjects.gatewayPath, environment });
  const targets = {
    gateway: { url: webhookUrl(host.origin, WEBHOOK_ID), signingSecret: SIGNING_SECRET },
    other: { url: against, signingSecret: readSigningSecret(SIGNING_SECRET) },
  };
  const measure = (name: (typeof NAMES)[number]) =>
    postMany({ ...targets[name], count, concurrency: CONCURRENCY });
  try {
    const samples = await interleave({
      subjects: NAMES,
      rounds,
      measure,
      onRound: (round) => context.report(`against ${against}: round ${round + 1}`),
    });
    const pick = (name: (typeof NAMES)[number], part: (typeof PARTS)[number]) =>
      samples[name].map((sample) => sample[part]);
    return [
      {
        title: 'Over HTTP',
        note: `${count} posts per round, ${CONCURRENCY} at a time; local AWS serves the gateway's Function URL, the other handler is ${against}.`,
        rounds,
        columns: [
          { name: 'throughput', unit: 'posts/s' },
          { name: 'p50', unit: 'ms' },
          { name: 'p99', unit: 'ms' },
        ],
        rows: NAMES.map((name) => ({
          name,
          figures: PARTS.map((part) => summarize(pick(name, part))),
        })),
        findings: PARTS.map((part) => ({
          name: `other ÷ gateway, ${{ postsPerSecond: 'throughput', p50Ms: 'p50', p99Ms: 'p99' }[part]}`,
          value: summarizeRatio(pick('other', part), pick('gateway', part)),
          unit: '×' as const,
        })),
      },
    ];
  } finally {
    host.end();
    subjects.end();
  }
}
