import type { Page } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { makeRoute, type Route } from '../route.ts';
import { weighPage } from '../weigh-page.ts';

const KIB = 1024;
const SCRIPTS_MAX_KIB = 480;
const STYLES_MAX_KIB = 110;

/** A page and what is opened on it; `open` resolves when it is visible. */
interface State {
  readonly name: string;
  readonly path: (route: Route) => string;
  readonly open: (page: Page, route: Route) => Promise<void>;
}

const webhookPath = ({ webhook }: Route) => `/webhooks/${webhook.webhookId}`;
const failuresPath = ({ cache }: Route) => `/failures?search=${cache}`;
const ruleOf = ({ cache }: Route) => cache.replace('cache', 'rule');

const seeHeading = (name: string, level: number) => (page: Page) =>
  expect(page.getByRole('heading', { level, name, exact: true })).toBeVisible();

const openDialog = (button: string, title: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
};

const openFailure = async (page: Page, { cache }: Route) => {
  await page
    .getByRole('link', { name: new RegExp(`${cache}#`) })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'event' })).toBeVisible();
};

const STATES: readonly State[] = [
  {
    name: 'Overview with its charts',
    path: () => '/',
    open: async (page) => {
      const chart = page.getByRole('region', { name: 'Published and parked', exact: true });
      await chart.getByRole('button', { name: /as a table/ }).click();
      await expect(chart.getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'Webhooks, searched',
    path: ({ cache }) => `/webhooks?search=${cache}`,
    open: (page) => expect(page.getByText('1 match', { exact: true }).first()).toBeVisible(),
  },
  {
    name: 'Pattern sandbox',
    path: () => '/patterns',
    open: seeHeading('Pattern sandbox', 1),
  },
  {
    name: 'Register a webhook',
    path: () => '/webhooks/register',
    open: seeHeading('Register a webhook', 1),
  },
  {
    name: 'Register a webhook with an API key',
    path: () => '/webhooks/register',
    open: async (page) => {
      await expect(() => page.getByLabel('With a Momento API key').check()).toPass();
      await expect(page.getByLabel('Momento API key', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'Webhook, overview',
    path: webhookPath,
    open: seeHeading('Test event', 2),
  },
  {
    name: 'Webhook, activity',
    path: (route) => `${webhookPath(route)}?tab=activity`,
    open: (page) =>
      expect(page.getByRole('table', { name: 'Calls of this webhook' })).toBeVisible(),
  },
  {
    name: 'Webhook, matching rules',
    path: (route) => `${webhookPath(route)}?tab=rules`,
    open: (page, route) => expect(page.getByRole('link', { name: ruleOf(route) })).toBeVisible(),
  },
  {
    name: 'Webhook, history with the panel',
    path: (route) => `${webhookPath(route)}?tab=history&from=0&until=${Date.now()}`,
    open: openFailure,
  },
  {
    name: 'Webhook, a new signing secret',
    path: (route) => `${webhookPath(route)}?tab=settings`,
    open: openDialog('New signing secret', /^New signing secret for/),
  },
  {
    name: 'Rules with the panel',
    path: (route) => `/rules?rule=${ruleOf(route)}`,
    open: (page) =>
      expect(page.getByRole('heading', { name: 'Event pattern', exact: true })).toBeVisible(),
  },
  {
    name: 'Create a rule',
    path: ({ cache, topic }) => `/rules/create?${new URLSearchParams({ cache, topic })}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByRole('button', { name: /^Condition/ }).click();
      await expect(page.getByRole('option', { name: 'starts with', exact: true })).toBeVisible();
    },
  },
  {
    name: 'Explain',
    path: ({ webhook }) => `/explain?webhookId=${webhook.webhookId}&sequenceNumber=424242`,
    open: seeHeading('Path of the event', 2),
  },
  {
    name: 'Edit a rule',
    path: (route) => `/rules/edit?rule=${ruleOf(route)}`,
    open: (page) => expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible(),
  },
  {
    name: 'Live events with the panel',
    path: ({ cache }) => `/live?cache=${cache}`,
    open: async (page, route) => {
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await send(route);
      await page.getByRole('link', { name: `${route.cache}#${route.topic}` }).click();
      await expect(page.getByRole('region', { name: 'event' })).toBeVisible();
    },
  },
  { name: 'Failures with the panel', path: () => '/failures', open: openFailure },
  { name: 'Failures, filtered, with the panel', path: failuresPath, open: openFailure },
  {
    name: 'Failures, filtered, with the question of a redrive',
    path: failuresPath,
    open: openDialog('Redrive all matching', 'Redrive failures'),
  },
  {
    name: 'Held calls with the panel',
    path: ({ cache }) => `/failures/held?search=${cache}`,
    open: openFailure,
  },
  { name: 'Settings', path: () => '/settings', open: seeHeading('Health', 2) },
];

let route: Route;

test.beforeAll(async ({ product }) => {
  route = await makeRoute(product);
  await send(route);
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  await send(route);
  await clearFaults(product);
  await send({ ...route, signingSecret: 'another' });
});

for (const { name, path, open } of STATES) {
  test(`${name}: at most ${SCRIPTS_MAX_KIB} KiB of scripts and ${STYLES_MAX_KIB} KiB of styles`, async ({
    page,
  }) => {
    const readWeight = weighPage(page);
    await page.goto(path(route));
    await open(page, route);
    const { scripts, styles } = await readWeight();
    process.stdout.write(`${inKib(scripts)} KiB scripts ${inKib(styles)} KiB styles  ${name}\n`);
    expect.soft(scripts / KIB, `scripts of ${name}, KiB`).toBeLessThanOrEqual(SCRIPTS_MAX_KIB);
    expect.soft(styles / KIB, `styles of ${name}, KiB`).toBeLessThanOrEqual(STYLES_MAX_KIB);
  });
}

function inKib(bytes: number): string {
  return (bytes / KIB).toFixed(1).padStart(6);
}

async function send({ cache, topic, signingSecret, webhook }: Route): Promise<void> {
  const body = bodyOf({ cache, topic, text: 'weighed' });
  await postSigned(webhook.url, body, sign(body, signingSecret));
}
