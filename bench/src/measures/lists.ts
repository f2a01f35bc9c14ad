import { createFunctionSqs } from '@momento-gateway/e2e/aws';
import { Product } from '@momento-gateway/e2e/product';
import { seedRules, seedWebhooks } from '@momento-gateway/e2e/seed';
import { fillParkedQueue } from '../fill-parked-queue.ts';
import { interleave } from '../interleave.ts';
import type { Measure } from '../measure.ts';
import { summarize, summarizeRatio } from '../statistics.ts';

const SIZES = {
  small: { webhooks: 10, rules: 3, failures: 10 },
  full: { webhooks: 10_000, rules: 300, failures: 10_000 },
} as const;
type Size = keyof typeof SIZES;

const ANSWER_MAX_MS = 1_000;

/** What the dashboard's screens request. */
const CALLS = {
  'first page of webhooks': { path: '/webhooks?limit=25' },
  'webhooks found by name': { path: '/webhooks?search=many-7' },
  'all rules': { path: '/rules' },
  'first page of failures': { path: '/failures?limit=25' },
  'failures found by text': { path: '/failures?search=orders&limit=25' },
  'first page of failures after a look at the whole queue': {
    path: '/failures?limit=25',
    clearsFailureCache: true,
  },
} as const;
type Call = keyof typeof CALLS;
const NAMES = Object.keys(CALLS) as Call[];

/** Response times of the dashboard API's lists with many items, compared with few. */
export const measureLists: Measure = async ({ options: { rounds }, report }) => {
  const products: Partial<Record<Size, Product>> = {};
  try {
    for (const size of ['small', 'full'] as const) {
      const { webhooks, rules, failures } = SIZES[size];
      report(`lists: creating ${webhooks} webhooks`);
      products[size] = await startFilled(SIZES[size]);
      report(`lists: created ${rules} rules and ${failures} failures`);
    }
    const subjects = NAMES.flatMap((call) => [`small: ${call}`, `full: ${call}`] as const);
    const timeOf = (subject: `${Size}: ${Call}`): Promise<number> => {
      const [size, call] = subject.split(': ') as [Size, Call];
      const product = products[size];
      if (product === undefined) throw new Error(`There is no ${size} product.`);
      return timeCall(product, CALLS[call]);
    };
    const samples = await interleave({
      subjects,
      rounds,
      measure: timeOf,
      onRound: (round) => report(`lists: round ${round + 1} of ${rounds}`),
    });
    return [
      {
        title: 'With many webhooks, rules and failures: the dashboard',
        note: `Response times of the HTTP API on this machine, next to local AWS, with ${describe('full')}; compared with ${describe('small')}.`,
        rounds,
        columns: [
          { name: 'full', unit: 'ms' },
          { name: 'small', unit: 'ms' },
          { name: 'full ÷ small', unit: '×' },
        ],
        rows: NAMES.map((call) => {
          const full = samples[`full: ${call}`];
          const small = samples[`small: ${call}`];
          return {
            name: call,
            figures: [summarize(full), summarize(small), summarizeRatio(full, small)],
          };
        }),
        findings: NAMES.filter((call) => !('clearsFailureCache' in CALLS[call])).map((call) => ({
          name: `${call}, full`,
          value: summarize(samples[`full: ${call}`]),
          unit: 'ms',
          atMost: ANSWER_MAX_MS,
        })),
      },
    ];
  } finally {
    for (const product of Object.values(products)) await product.dispose();
  }
};

async function startFilled({ webhooks, rules, failures }: (typeof SIZES)[Size]): Promise<Product> {
  const product = await Product.start();
  try {
    await seedWebhooks(product, webhooks);
    await seedRules(product, rules);
    const answer = await fetch(`${product.dashboardUrl}/api/gateway`);
    const { parkedQueue } = (await answer.json()) as { readonly parkedQueue: { url: string } };
    await fillParkedQueue(createFunctionSqs(product), parkedQueue.url, failures);
    // Like a dashboard that was just started.
    await product.end('SIGTERM');
    await product.run();
    return product;
  } catch (error) {
    await product.dispose();
    throw error;
  }
}

interface ListCall {
  readonly path: string;
  readonly clearsFailureCache?: boolean;
}

/** @returns ms until the answer is complete */
async function timeCall(
  { dashboardUrl }: Product,
  { path, clearsFailureCache = false }: ListCall,
): Promise<number> {
  if (clearsFailureCache) await clearFailureCache(dashboardUrl);
  const from = performance.now();
  const answer = await fetch(`${dashboardUrl}/api${path}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return performance.now() - from;
}

/** After a change of failures the dashboard reads the queue again. */
async function clearFailureCache(dashboardUrl: string): Promise<void> {
  const answer = await fetch(`${dashboardUrl}/api/failures/delete`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: ['00000000-0000-4000-8000-000000000000'] }),
  });
  if (!answer.ok)
    throw new Error(`Could not clear the cache: ${answer.status} ${await answer.text()}`);
  await answer.text();
}

function describe(size: Size): string {
  const { webhooks, rules, failures } = SIZES[size];
  const [manyWebhooks, manyFailures] = [webhooks, failures].map((n) => n.toLocaleString('en-US'));
  return `${manyWebhooks} webhooks, ${rules} rules and ${manyFailures} failures`;
}
