import {
  type LocalMomento,
  startLocalMomento,
} from '@momento-gateway/local-momento/start-local-momento';
import { test as base, expect, type Response } from '@playwright/test';
import { clearFaults, setFault } from './api.ts';
import { MOMENTO_CACHES, MOMENTO_KEY } from './momento-account.ts';
import { Product } from './product.ts';
import { makeRoute, type Route } from './route.ts';
import { makeScene, type Scene } from './scene.ts';

interface WorkerFixtures {
  /** Each world has its own product, so its tests do not see webhooks of other worlds. */
  readonly world: string;
  /** Whether people sign in to the product with its test provider. */
  readonly withSignIn: boolean;
  /** The Momento that the product calls with an API key. */
  readonly momento: LocalMomento;
  /** One running product per worker. */
  readonly product: Product;
  /** Data for every screen, created on first use. */
  readonly scene: Scene;
}

interface Fault {
  readonly operation: string;
  readonly fault: string;
  /** Number of calls that succeed first. */
  readonly skip?: number;
  readonly times?: number;
  readonly delayMs?: number;
}

interface TestFixtures {
  readonly route: Route;
  /** Console messages that the test causes on purpose. */
  readonly expectedNoise: RegExp[];
  /** Fails the test on any console error or warning, and on any uncaught error. */
  readonly quietConsole: undefined;
  /** Attaches the product's output when the test fails. */
  readonly ownWords: undefined;
  /** Makes AWS fail until the end of the test. The browser may log the API's error answers. */
  readonly breakAws: (...faults: readonly Fault[]) => Promise<void>;
  readonly mendAws: () => Promise<void>;
}

/** The browser's console messages about API answers that report a failure of AWS. */
const AWS_FAILED =
  /^Failed to load resource: the server responded with a status of (?:409|429|502|503) .*\/api\//;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  world: ['shared', { option: true, scope: 'worker' }],
  withSignIn: [false, { option: true, scope: 'worker' }],
  momento: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      const momento = await startLocalMomento({
        port: 0,
        caches: MOMENTO_CACHES,
        apiKeys: [MOMENTO_KEY],
      });
      await use(momento);
      await momento.close();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ momento, withSignIn }, use) => {
      const product = await Product.start(
        { MOMENTO_ENDPOINT_URL: momento.origin },
        withSignIn ? ['--sign-in'] : [],
      );
      await use(product);
      await product.dispose();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  scene: [async ({ product }, use) => use(await makeScene(product)), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  expectedNoise: async ({}, use) => use([]),
  quietConsole: [
    async ({ page, expectedNoise }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        noise.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => noise.push(error.message));
      await use(undefined);
      const isExpected = (text: string) => expectedNoise.some((pattern) => pattern.test(text));
      expect(noise.filter((text) => !isExpected(text))).toEqual([]);
    },
    { auto: true },
  ],
  ownWords: [
    async ({ product }, use, testInfo) => {
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) return;
      await testInfo.attach('what the product printed', { body: product.lines.join('\n') });
    },
    { auto: true },
  ],
  // Until then a page takes neither clicks nor typing, and shows a busy pointer.
  page: async ({ page }, use) => {
    for (const name of ['goto', 'reload'] as const) {
      const open = page[name].bind(page) as (...args: unknown[]) => Promise<Response | null>;
      page[name] = async (...args: unknown[]) => {
        const response = await open(...args);
        await expect(page.locator('.shell[inert]')).toHaveCount(0);
        return response;
      };
    }
    await use(page);
    // As a person's browser does: a page that watches the bus says that it goes, and ten may watch.
    await page.close();
  },
  baseURL: async ({ product }, use) => use(product.dashboardUrl),
  route: async ({ product }, use) => {
    await use(await makeRoute(product));
    await clearFaults(product);
  },
  breakAws: async ({ product, expectedNoise }, use) => {
    await use(async (...faults) => {
      expectedNoise.push(AWS_FAILED);
      for (const fault of faults) await setFault(product, fault);
    });
    await clearFaults(product);
  },
  mendAws: async ({ product }, use) => use(() => clearFaults(product)),
});

export { expect };
