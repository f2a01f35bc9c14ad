import { callApi, type Webhook } from '@momento-gateway/e2e/api';
import { createQueue, createSqs } from '@momento-gateway/e2e/aws';
import { Product } from '@momento-gateway/e2e/product';
import { interleave } from '../interleave.ts';
import type { Measure } from '../measure.ts';
import { type PostFigures, postMany } from '../post-many.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { CACHE, SIGNING_SECRET, TOPIC } from '../webhook-event.ts';

const POSTS = 500;
const CONCURRENCIES = { 'one at a time': 1, '10 at a time': 10, '100 at a time': 100 } as const;
type Name = keyof typeof CONCURRENCIES;
const NAMES = Object.keys(CONCURRENCIES) as Name[];
const REFERENCE: Name = 'one at a time';

/** What the product takes as `npm start` runs it, every event reaching a queue by a rule. */
export const measureThroughput: Measure = async ({ options: { rounds }, report }) => {
  const product = await Product.start();
  try {
    const url = await registerWebhook(product);
    const measure = (name: Name) => {
      const concurrency = CONCURRENCIES[name];
      return postMany({ url, signingSecret: SIGNING_SECRET, count: POSTS, concurrency });
    };
    const samples = await interleave({
      subjects: NAMES,
      rounds,
      measure,
      onRound: (round) => report(`throughput: round ${round + 1} of ${rounds}`),
    });
    const pick = (name: Name, figure: keyof PostFigures) =>
      samples[name].map((sample) => sample[figure]);
    return [
      {
        title: 'Throughput of the product on one machine',
        note: `As \`npm start\` runs it, local AWS and the sender on the same machine; ${POSTS} posts a round of 1,000 bytes each, every event on a queue by a rule. Latencies are the middle and the 99th percentile of a round.`,
        rounds,
        columns: [
          { name: 'throughput', unit: 'posts/s' },
          { name: 'p50', unit: 'ms' },
          { name: 'p99', unit: 'ms' },
        ],
        rows: NAMES.map((name) => ({
          name,
          figures: [
            summarize(pick(name, 'postsPerSecond')),
            summarize(pick(name, 'p50Ms')),
            summarize(pick(name, 'p99Ms')),
          ],
        })),
        findings: NAMES.filter((name) => name !== REFERENCE).map((name) => ({
          name: `${name} ÷ ${REFERENCE}, throughput`,
          value: summarizeRatio(pick(name, 'postsPerSecond'), pick(REFERENCE, 'postsPerSecond')),
          unit: '×',
        })),
      },
    ];
  } finally {
    await product.dispose();
  }
};

/** @returns the URL of a webhook whose events a rule sends to a queue */
async function registerWebhook(product: Product): Promise<string> {
  const topic = { cache: CACHE, topic: TOPIC };
  const webhook = { name: 'Bench', ...topic, signingSecret: SIGNING_SECRET };
  const registered = await callApi<Webhook>(product, 'POST', '/webhooks', webhook);
  const { arn } = await createQueue(createSqs(product), 'bench');
  const rule = { name: 'bench', ...topic, targets: [{ type: 'sqs', arn }] };
  const made = await callApi(product, 'POST', '/rules', rule);
  if (registered.status !== 201 || made.status !== 201) {
    throw new Error(`Not set up: ${registered.status}, ${JSON.stringify(made)}`);
  }
  return registered.body.url;
}
