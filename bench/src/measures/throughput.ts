import { callApi, type Webhook } from '@momento-gateway/e2e/api';
import { createQueue, createSqs } from '@momento-gateway/e2e/aws';
import { Product } from '@momento-gateway/e2e/product';
import { interleave } from '../interleave.ts';
import type { Measure } from '../measure.ts';
import { isCommand } from '../options.ts';
import { postLoad } from '../post-load.ts';
import type { Finding } from '../result-table.ts';
import { findQuantile, summarize, summarizeRatio } from '../statistics.ts';
import { CACHE, SIGNING_SECRET, TOPIC } from '../webhook-event.ts';

const POSTS = 500;
const AT_A_TIME = [1, 10, 100] as const;

interface Sample {
  readonly postsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What the product takes as `npm start` runs it, every event reaching a queue by a rule. */
export const measureThroughput: Measure = async ({ options: { rounds, against }, report }) => {
  const product = await Product.start();
  try {
    const other = isCommand(against) ? undefined : against;
    const urls = {
      gateway: await registerWebhook(product),
      ...(other !== undefined && { other }),
    };
    const subjects = Object.entries<string>(urls).flatMap(([name, url]) =>
      AT_A_TIME.map((atATime) => ({ name: `${name}, ${atATime} at a time`, url, atATime })),
    );
    const byName = new Map(subjects.map((subject) => [subject.name, subject]));
    const measure = async (name: string): Promise<Sample> => {
      const { url = '', atATime = 1 } = byName.get(name) ?? {};
      const { postsPerSecond, latenciesMs } = await postLoad({ url, posts: POSTS, atATime });
      const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => findQuantile(latenciesMs, share));
      return { postsPerSecond, p50Ms: p50Ms ?? 0, p99Ms: p99Ms ?? 0 };
    };
    const names = subjects.map(({ name }) => name);
    for (const name of names) await measure(name);
    const samples = await interleave({
      subjects: names,
      rounds,
      measure,
      onRound: (round) => report(`throughput: round ${round + 1} of ${rounds}`),
    });
    const of = (name: string, figure: keyof Sample) =>
      (samples[name] ?? []).map((sample) => sample[figure]);
    const compare = (name: string, reference: string): Finding => ({
      name: `${name} ÷ ${reference}, posts in a second`,
      value: summarizeRatio(of(name, 'postsPerSecond'), of(reference, 'postsPerSecond')),
      unit: '×',
    });
    const [one = '', ...more] = names.slice(0, AT_A_TIME.length);
    return [
      {
        title: 'Throughput of the product on one machine',
        note: `As \`npm start\` runs it, local AWS and the sender on the same machine; ${POSTS} posts a round of 1,000 bytes each, every event on a queue by a rule. Latencies are the middle and the 99th percentile of a round.`,
        rounds,
        columns: [
          { name: 'posts in a second', unit: 'posts/s' },
          { name: 'p50', unit: 'ms' },
          { name: 'p99', unit: 'ms' },
        ],
        rows: names.map((name) => ({
          name,
          figures: [
            summarize(of(name, 'postsPerSecond')),
            summarize(of(name, 'p50Ms')),
            summarize(of(name, 'p99Ms')),
          ],
        })),
        findings: [
          ...more.map((name) => compare(name, one)),
          ...(other !== undefined
            ? AT_A_TIME.map((n) => compare(`other, ${n} at a time`, `gateway, ${n} at a time`))
            : []),
        ],
      },
    ];
  } finally {
    await product.dispose();
  }
};

/** @returns the URL of a webhook whose events a rule sends to a queue */
async function registerWebhook(product: Product): Promise<string> {
  const webhook = { name: 'Bench', cache: CACHE, topic: TOPIC, signingSecret: SIGNING_SECRET };
  const registered = await callApi<Webhook>(product, 'POST', '/webhooks', webhook);
  const queue = await createQueue(createSqs(product), 'bench');
  const rule = { name: 'bench', cache: CACHE, topic: TOPIC };
  const made = await callApi(product, 'POST', '/rules', {
    ...rule,
    targets: [{ type: 'sqs', arn: queue.arn }],
  });
  if (registered.status !== 201 || made.status !== 201) {
    throw new Error(`Not set up: ${registered.status}, ${JSON.stringify(made)}`);
  }
  return registered.body.url;
}
