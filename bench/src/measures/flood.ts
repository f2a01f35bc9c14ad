import { setTimeout as sleep } from 'node:timers/promises';
import { callApi, type Webhook } from '@momento-gateway/e2e/api';
import { Product } from '@momento-gateway/e2e/product';
import { interleave } from '../interleave.ts';
import type { Measure } from '../measure.ts';
import { type PostFigures, postMany } from '../post-many.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { CACHE, createPost, SIGNING_SECRET, TOPIC } from '../webhook-event.ts';

const POSTS = 200;
const BAD_PER_SECOND = 200;
const NAMES = ['calm', 'in the flood'] as const;

/**
 * Latency of one webhook's calls while another webhook gets calls with bad signatures. Here they
 * share the machine's processors; on Lambda, concurrent calls run in separate environments.
 */
export const measureFlood: Measure = async ({ options: { rounds }, report }) => {
  const product = await Product.start();
  try {
    const [url, floodedUrl] = [await register(product, TOPIC), await register(product, 'flooded')];
    const measure = (name: (typeof NAMES)[number]) => {
      const stop = name === 'in the flood' ? startFlood(floodedUrl) : async () => {};
      const target = { url, signingSecret: SIGNING_SECRET, count: POSTS, concurrency: 1 };
      return postMany(target).finally(stop);
    };
    const samples = await interleave({
      subjects: NAMES,
      rounds,
      measure,
      onRound: (round) => report(`flood: round ${round + 1} of ${rounds}`),
    });
    const pick = (name: (typeof NAMES)[number], figure: keyof PostFigures) =>
      samples[name].map((sample) => sample[figure]);
    return [
      {
        title: 'A flood of bad signatures on another webhook',
        note: `Calls to one webhook, one after the other, ${POSTS} per round, with and without ${BAD_PER_SECOND} calls with bad signatures per second to another; the product as \`npm start\` runs it.`,
        rounds,
        columns: [
          { name: 'p50', unit: 'ms' },
          { name: 'p99', unit: 'ms' },
        ],
        rows: NAMES.map((name) => ({
          name,
          figures: [summarize(pick(name, 'p50Ms')), summarize(pick(name, 'p99Ms'))],
        })),
        findings: [
          {
            name: 'in the flood ÷ calm, p50',
            value: summarizeRatio(pick('in the flood', 'p50Ms'), pick('calm', 'p50Ms')),
            unit: '×',
          },
        ],
      },
    ];
  } finally {
    await product.dispose();
  }
};

async function register(product: Product, topic: string): Promise<string> {
  const webhook = { name: topic, cache: CACHE, topic, signingSecret: SIGNING_SECRET };
  const { status, body } = await callApi<Webhook>(product, 'POST', '/webhooks', webhook);
  if (status !== 201) throw new Error(`Could not register a webhook: ${status}`);
  return body.url;
}

/** Posts at a steady rate without waiting for answers. */
function startFlood(url: string): () => Promise<void> {
  const end = new AbortController();
  const flooding = (async () => {
    const startedAt = performance.now();
    const underWay = new Set<Promise<void>>();
    for (let count = 1; !end.signal.aborted; count += 1) {
      const post = postForged(url).finally(() => underWay.delete(post));
      underWay.add(post);
      const delayMs = startedAt + (count * 1_000) / BAD_PER_SECOND - performance.now();
      if (delayMs > 0) await sleep(delayMs);
    }
    await Promise.all(underWay);
  })();
  return () => {
    end.abort();
    return flooding;
  };
}

async function postForged(url: string): Promise<void> {
  const { headers, body } = createPost(Date.now(), 'guessed');
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  if (answer.status !== 403) throw new Error(`A forged call was answered ${answer.status}.`);
}
