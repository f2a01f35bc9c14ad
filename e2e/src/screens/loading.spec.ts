import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { holdAnswers } from '../hold-answers.ts';
import type { Scene } from '../scene.ts';

test.describe.configure({ mode: 'parallel' });

const SPINNER_AFTER_MS = 200;
/** What a list says when it is empty, and a page when it does not exist. */
const NONE = /^(?:No|There (?:is|are) no) |not found$/i;

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
  test(`${screen}: no spinner for ${SPINNER_AFTER_MS} ms, then one that says what is loading, and never that there is none`, async ({
    page,
    scene,
  }) => {
    const held = await holdAnswers(page, call);
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1_000);
    await page.goto(path(scene));
    await held.called;
    await seeLoading(page, text, held.release);
    await expect(content(page, scene)).toBeVisible();
  });
}

// Its tab is there once the webhook is loaded.
test('Webhook, activity: while it loads, it does not say that there was no call', async ({
  page,
  scene,
}) => {
  const held = await holdAnswers(page, /\/activity\?/);
  await page.clock.install();
  await page.goto(`/webhooks/${scene.webhook.webhookId}`);
  await expect(page.getByRole('button', { name: 'Copy URL' })).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('tab', { name: 'Activity' }).click();
  // React shows what was loaded late only after a while.
  const pass = async () => {
    await page.clock.runFor(10);
    return held.isCalled();
  };
  await expect.poll(pass, { intervals: [20] }).toBe(true);
  await expect(page.getByText(NONE)).toHaveCount(0);
  await page.clock.runFor(SPINNER_AFTER_MS);
  const spinner = page.getByText('Loading the activity', { exact: true }).first();
  await expect(spinner).toBeVisible();
  await expect(page.getByText(NONE)).toHaveCount(0);
  await page.clock.resume();
  held.release();
  await expect(
    page
      .getByRole('table')
      .getByText(/^Rejected/)
      .first(),
  ).toBeVisible();
  await expect(spinner).toBeHidden();
});

/** Lets the time pass until the page says what it loads, and then releases the answer. */
async function seeLoading(page: Page, text: string, release: () => void): Promise<void> {
  const spinner = page.getByText(text, { exact: true }).first();
  await page.clock.runFor(SPINNER_AFTER_MS - 1);
  await expect(spinner).toBeHidden();
  await expect(page.getByText(NONE)).toHaveCount(0);
  await page.clock.runFor(2);
  await expect(spinner).toBeVisible();
  await expect(page.getByText(NONE)).toHaveCount(0);
  await page.clock.resume();
  release();
  await expect(spinner).toBeHidden();
}
