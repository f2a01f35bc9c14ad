import type { Locator, Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import type { Scene } from '../scene.ts';
import { goTo } from './go-to.ts';

test.describe.configure({ mode: 'parallel' });

interface FailingScreen {
  readonly screen: string;
  readonly path: (scene: Scene) => string;
  /** The operation of AWS that fails, and what the page then lacks. */
  readonly operation: string;
  readonly what: string;
  /** Something that is there as long as there is data, old or new. */
  readonly row: (page: Page, scene: Scene) => Locator;
}

const ofWebhook = ({ webhook }: Scene, tab: string) => `/webhooks/${webhook.webhookId}?tab=${tab}`;

const FAILING: readonly FailingScreen[] = [
  {
    screen: 'Overview',
    path: () => '/',
    operation: 'ListRules',
    what: 'rules',
    row: (page) => page.getByRole('definition').locator('a[href="/rules"]'),
  },
  {
    screen: 'Overview, last failures',
    path: () => '/',
    operation: 'ReceiveMessage',
    what: 'failures',
    row: (page, { cache }) => page.getByRole('link', { name: cache }).first(),
  },
  {
    screen: 'Webhook',
    path: ({ webhook }) => `/webhooks/${webhook.webhookId}`,
    operation: 'DescribeSecret',
    what: 'webhook',
    row: (page) => page.getByRole('button', { name: 'Copy URL' }),
  },
  {
    screen: 'Webhook, activity',
    path: (scene) => ofWebhook(scene, 'activity'),
    operation: 'FilterLogEvents',
    what: 'activity',
    row: (page) =>
      page
        .getByRole('table')
        .getByText(/^Rejected/)
        .first(),
  },
  {
    screen: 'Webhook, matching rules',
    path: (scene) => ofWebhook(scene, 'rules'),
    operation: 'ListRules',
    what: 'rules',
    row: (page, { ruleName }) => page.getByRole('link', { name: ruleName }),
  },
  {
    screen: 'Rules, one open',
    path: ({ cache, ruleName }) => `/rules?search=${cache}&rule=${ruleName}`,
    operation: 'ListRules',
    what: 'rules',
    row: (page, { ruleName }) => page.getByRole('region', { name: ruleName }).getByText('Edit'),
  },
  {
    screen: 'Edit a rule',
    path: ({ ruleName }) => `/rules/edit?rule=${ruleName}`,
    operation: 'ListRules',
    what: 'rules',
    row: (page) => page.getByRole('button', { name: 'Save' }),
  },
  {
    screen: 'Explain',
    path: ({ failureId }) => `/explain?failureId=${failureId}`,
    operation: 'FilterLogEvents',
    what: 'explanation',
    row: (page) => page.getByRole('heading', { name: 'Path of the event' }),
  },
  {
    screen: 'Failures, one open',
    path: ({ failureId }) => `/failures?failure=${failureId}`,
    operation: 'ReceiveMessage',
    what: 'failures',
    row: (page) => page.getByRole('button', { name: 'Redrive this event' }),
  },
];

/** A form that is filled from a rule works without it. */
const KEEPS_QUIET = new Set(['Edit a rule']);

for (const { screen, path, operation, what, row } of FAILING) {
  test(`${screen}: when ${operation} fails, the previous data stays and is marked as old`, async ({
    page,
    scene,
    breakAws,
    mendAws,
  }) => {
    const alert = page.getByRole('group').filter({ hasText: `The ${what} could not be loaded` });
    await page.goto(path(scene));
    await expect(row(page, scene)).toBeVisible();
    await breakAws({ operation, fault: 'error' });
    if (!KEEPS_QUIET.has(screen)) {
      await refreshUntil(page, alert.getByText('It is tried again every minute.'));
      await expect(alert).toContainText('The data shown was last updated');
      await expectExplained(alert);
      await expect(row(page, scene)).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
    }

    await page.reload();
    await expect(alert).toBeVisible();
    await expectExplained(alert);
    await expect(alert).not.toContainText('last updated');
    await expect(row(page, scene)).toBeHidden();
    expect(await findViolations(page)).toEqual([]);

    await mendAws();
    const retry = page.getByRole('button', { name: 'Retry' });
    for (let left = await retry.count(); left > 0; left -= 1) await retry.nth(left - 1).click();
    await expect(row(page, scene)).toBeVisible();
    await expect(alert).toBeHidden();
  });
}

test('Live events stay while the bus cannot be watched, which is watched again after the outage', async ({
  page,
  scene,
  breakAws,
  mendAws,
}) => {
  await goTo(page, `/live?cache=${scene.cache}`, 'Live events');
  await expect(page.getByText('Watching the bus')).toBeVisible();
  await postMessage(scene, 'before AWS failed');
  const row = page.getByRole('row').filter({ hasText: 'before AWS failed' });
  await expect(row).toBeVisible();
  await breakAws(
    { operation: 'ReceiveMessage', fault: 'error' },
    { operation: 'CreateQueue', fault: 'error' },
  );
  const alert = page.getByRole('group').filter({ hasText: 'Could not watch the bus' });
  await expect(alert).toBeVisible({ timeout: 45_000 });
  await expectExplained(alert);
  await expect(row).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await mendAws();
  await expect(page.getByText('Watching the bus')).toBeVisible({ timeout: 60_000 });
  await expect(row).toBeVisible();
});

test('Settings say which dependency does not work, and why', async ({
  page,
  breakAws,
  mendAws,
}) => {
  await breakAws({ operation: 'FilterLogEvents', fault: 'throttle' });
  await goTo(page, '/settings', 'Settings');
  const logs = page.getByRole('listitem').filter({ hasText: 'Logs' });
  await expect(logs).toContainText('Does not work');
  await expect(logs).toContainText('throttling');
  expect(await findViolations(page)).toEqual([]);
  await mendAws();
  await page.getByRole('button', { name: 'Refresh health checks' }).click();
  await expect(logs).toContainText('Works');
});

test('a redrive whose rules cannot be checked says so, and can still be started', async ({
  page,
  scene,
  breakAws,
}) => {
  await goTo(page, `/failures?failure=${scene.failureId}`, 'Failures');
  const button = page.getByRole('button', { name: 'Redrive this event' });
  await expect(button).toBeVisible();
  await breakAws({ operation: 'ListRules', fault: 'error' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog).toContainText('1 event will be published again.');
  await expect(dialog).toContainText('Could not check whether these rules match');
  await expect(dialog).toContainText('AWS answered with an error');
  await expect(dialog.getByRole('button', { name: 'Redrive', exact: true })).toBeEnabled();
  expect(await findViolations(page)).toEqual([]);
});

test('a redrive that cannot be planned says why, starts nothing, and is planned again', async ({
  page,
  scene,
  expectedNoise,
}) => {
  expectedNoise.push(/^Failed to load resource: net::ERR_CONNECTION_REFUSED .*\/api\//);
  await goTo(page, `/failures?failure=${scene.failureId}`, 'Failures');
  const button = page.getByRole('button', { name: 'Redrive this event' });
  await expect(button).toBeVisible();
  await page.route('**/api/failures/redrive', (route) => route.abort('connectionrefused'));
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  const alert = dialog.getByRole('group').filter({ hasText: 'Could not preview the redrive' });
  await expect(alert).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Redrive', exact: true })).toBeDisabled();
  await page.unroute('**/api/failures/redrive');
  await dialog.getByRole('button', { name: 'Retry' }).click();
  await expect(dialog).toContainText(scene.ruleName);
});

test('Webhooks stay while the dashboard itself does not answer', async ({
  page,
  context,
  scene,
  expectedNoise,
}) => {
  expectedNoise.push(/^Failed to load resource: net::ERR_INTERNET_DISCONNECTED .*\/api\//);
  await goTo(page, `/webhooks?search=${scene.cache}`, 'Webhooks');
  const row = page.getByRole('link', { name: scene.webhookName });
  await expect(row).toBeVisible();
  await context.setOffline(true);
  const alert = page.getByRole('group').filter({ hasText: 'The webhooks could not be loaded' });
  await refreshUntil(page, alert.getByText('It is tried again every minute.'));
  await expect(alert).toContainText('The dashboard does not answer');
  await expect(alert).toContainText('The data shown was last updated');
  await expect(row).toBeVisible();
  await context.setOffline(false);
  await page.keyboard.press('r');
  await expect(alert).toBeHidden();
  await expect(row).toBeVisible();
});

/** Cause and request id are there, and read out. */
async function expectExplained(alert: Locator): Promise<void> {
  await expect(alert).toContainText(/AWS answered with an error \(\w+\)/);
  await expect(alert).toContainText(/Request id: .*[0-9a-f-]{36}/s);
  const readOut = alert.page().locator('[aria-live=assertive]');
  await expect(readOut.filter({ hasText: 'AWS answered with an error' }).first()).toBeAttached();
}

/** Refreshes with the key. The server may answer from its cache. */
async function refreshUntil(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('r');
    await expect(wanted).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
}
