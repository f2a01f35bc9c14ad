import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Scene } from '../scene.ts';

test.describe.configure({ mode: 'parallel' });

const SPINNER_AFTER_MS = 200;

/** Screen, its path, the call it waits for, its loading text, and its content. */
const LOADING: readonly (readonly [
  string,
  (scene: Scene) => string,
  RegExp,
  string,
  (page: Page, scene: Scene) => ReturnType<Page['getByText']>,
])[] = [
  [
    'Webhooks',
    ({ cache }) => `/webhooks?search=${cache}`,
    /\/api\/webhooks\?/,
    'Loading the webhooks',
    (page, { webhookName }) => page.getByRole('link', { name: webhookName }),
  ],
  [
    'Webhook',
    ({ webhook }) => `/webhooks/${webhook.webhookId}`,
    /\/api\/webhooks\/[0-9a-f-]+$/,
    'Loading the webhook',
    (page) => page.getByRole('button', { name: 'Copy URL' }),
  ],
  [
    'Rules',
    ({ cache }) => `/rules?search=${cache}`,
    /\/api\/rules$/,
    'Loading the rules',
    (page, { ruleName }) => page.getByRole('link', { name: ruleName }),
  ],
  [
    'Edit a rule',
    ({ ruleName }) => `/rules/edit?rule=${ruleName}`,
    /\/api\/rules$/,
    'Loading the rule',
    (page) => page.getByRole('button', { name: 'Save' }),
  ],
  [
    'Failures',
    () => '/failures',
    /\/api\/failures\?/,
    'Loading the failures',
    (page, { cache }) => page.getByRole('link', { name: cache }).first(),
  ],
  [
    'Explain',
    ({ failureId }) => `/explain?failureId=${failureId}`,
    /\/api\/explain$/,
    'Loading the explanation',
    (page) => page.getByRole('heading', { name: 'Path of the event' }),
  ],
  [
    'Overview, metrics',
    () => '/',
    /\/api\/metrics/,
    'Loading the metrics',
    (page) => page.getByRole('region', { name: 'Published and parked' }),
  ],
  [
    'Settings, health',
    () => '/settings',
    /\/api\/dependencies$/,
    'Loading the health checks',
    (page) => page.getByText('Works', { exact: false }).first(),
  ],
];

for (const [screen, path, call, text, content] of LOADING) {
  test(`${screen}: no spinner for ${SPINNER_AFTER_MS} ms, then one that says what is loading`, async ({
    page,
    scene,
  }) => {
    const held = await holdAnswers(page, call);
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1_000);
    await page.goto(path(scene));
    await held.called;
    const spinner = page.getByText(text, { exact: true }).first();
    await page.clock.runFor(SPINNER_AFTER_MS - 1);
    await expect(spinner).toBeHidden();
    await page.clock.runFor(2);
    await expect(spinner).toBeVisible();
    await page.clock.resume();
    held.release();
    await expect(content(page, scene)).toBeVisible();
    await expect(spinner).toBeHidden();
  });
}

/** Keeps the answers to these calls back until they are released. */
async function holdAnswers(page: Page, url: RegExp) {
  const called = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    called.resolve();
    await released.promise;
    await route.continue();
  });
  return { called: called.promise, release: () => released.resolve() };
}
