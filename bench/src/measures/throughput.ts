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

/** Throughput of the product as `npm start` runs it, with a rule that sends every event to a queue. */
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
        note: `As \`npm start\` runs it, with local AWS and the sender on the same machine; ${POSTS} posts of 1,000 bytes per round; a rule sends every event to a queue. p50 and p99 are of the latencies of a round.`,
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

/** @returns the URL of a webhook with a rule that sends its events to a queue */
async function registerWebhook(product: Product): Promise<string> {
  const topic = { cache: CACHE, topic: TOPIC };
  const webhook = { name: 'Bench', ...topic, signingSecret: SIGNING_SECRET };
  const registered = await callApi<Webhook>(product, 'POST', '/webhooks', webhook);
  const { arn } = await createQueue(createSqs(product), 'bench');
  const rule = { name: 'bench', ...topic, targets: [{ type: 'sqs', arn }] };
  const made = await callApi(product, 'POST', '/rules', rule);
  if (registered.status !== 201 || made.status !== 201) {
    throw new Error(`Could not set up: ${registered.status}, ${JSON.stringify(made)}`);
  }
  return registered.body.url;
}
