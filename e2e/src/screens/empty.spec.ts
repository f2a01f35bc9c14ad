import { callApi, type Webhook } from '../api.ts';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from './go-to.ts';

test.use({ world: 'empty' });
test.describe.configure({ mode: 'serial' });

/** Path, heading, what is said of the emptiness, the button that changes it, where it leads. */
const EMPTY_LISTS = [
  ['/webhooks', 'Webhooks', 'No webhooks yet', 'Register a webhook', '/webhooks/register'],
  ['/rules', 'Rules', 'No rules yet', 'Create a rule', '/rules/create'],
  ['/failures', 'Failures', 'No failures', 'View webhooks', '/webhooks'],
  ['/live', 'Live events', 'No events yet', 'Send a test event from a webhook', '/webhooks'],
] as const;

for (const [path, heading, title, button, target] of EMPTY_LISTS) {
  test(`${heading}: the empty state says why, and offers the next step`, async ({ page }) => {
    await goTo(page, path, heading);
    const table = page.getByRole('table', { name: heading });
    await expect(table).toContainText(title);
    expect(await findViolations(page)).toEqual([]);
    await table.getByRole('link', { name: button }).click();
    await expect(page).toHaveURL((url) => url.pathname === target);
  });
}

test('the overview of a new gateway has only its first step done, and no failure', async ({
  page,
}) => {
  await goTo(page, '/', 'Overview');
  const steps = page.getByRole('listitem').filter({ has: page.getByRole('img') });
  const done = steps.getByRole('img', { name: 'Done' });
  await expect(steps.getByRole('img', { name: 'To do' })).toHaveCount(3);
  await expect(done).toHaveCount(1);
  await expect(page.getByRole('table', { name: 'Last failures' })).toContainText('No failures');
  await expect(page.getByText('No events in this time range.').first()).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test('without webhooks, the form says that a rule for a webhook cannot be created', async ({
  page,
}) => {
  await goTo(page, '/rules/create', 'Create a rule');
  await page.getByLabel('Webhook', { exact: true }).click();
  await expect(page.getByText('No webhooks yet').first()).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test('a new webhook has no rule and no call, and links to creating the first of each', async ({
  page,
  product,
}) => {
  const fields = { name: 'New', cache: 'shop', topic: 'orders', signingSecret: 'secret' };
  const { body } = await callApi<Webhook>(product, 'POST', '/webhooks', fields);
  await goTo(page, `/webhooks/${body.webhookId}?tab=rules`, 'New');
  const rules = page.getByRole('table', { name: 'Rules of this webhook' });
  await expect(rules).toContainText('No rules');
  expect(await findViolations(page)).toEqual([]);
  await rules.getByRole('link', { name: 'Create a rule' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create a rule' })).toBeVisible();

  await goTo(page, `/webhooks/${body.webhookId}?tab=activity`, 'New');
  const calls = page.getByRole('table', { name: 'Calls of this webhook' });
  await expect(calls).toContainText('No calls');
  expect(await findViolations(page)).toEqual([]);
  await calls.getByRole('link', { name: 'Send a test event' }).click();
  await page.getByRole('button', { name: 'Send test event' }).click();
  await expect(page.getByText('published').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Activity' }).click();
  // A log line is there a moment after the call.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh activity' }).click();
    await expect(calls).toContainText('Published', { timeout: 2_000 });
  }).toPass();
});
