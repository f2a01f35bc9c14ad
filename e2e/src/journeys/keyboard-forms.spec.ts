import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { pressOption, tabTo } from '../press.ts';
import { goTo } from '../screens/go-to.ts';

test('a webhook is registered with the keyboard only; errors move the focus to their field and are announced', async ({
  page,
}) => {
  const suffix = randomUUID().slice(0, 8);
  await goTo(page, '/webhooks/register', 'Register a webhook');
  await tabTo(page, page.getByRole('button', { name: 'Register' }));
  await page.keyboard.press('Enter');
  await expectError(page, page.getByLabel('Name', { exact: true }), 'Give at least one character.');
  for (const text of [`By key ${suffix}`, `cache-${suffix}`, 'orders', 'a secret']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await tabTo(page, page.getByLabel('Parse text'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Register' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `By key ${suffix}` })).toBeVisible();
  await expect(page.getByText('The webhook is registered')).toBeVisible();
});

test('a rule with a condition and a target is created with the keyboard only', async ({
  page,
  product,
  route,
}) => {
  const name = `by-key-${randomUUID().slice(0, 8)}`;
  const query = new URLSearchParams({ cache: route.cache, topic: route.topic });
  await goTo(page, `/rules/create?${query}`, 'Create a rule');
  await tabTo(page, page.getByRole('button', { name: 'Add a condition' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Condition 1' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: /^Condition/ }));
  await pressOption(page, 'starts with');
  await tabTo(page, page.getByRole('textbox', { name: 'Values' }));
  await page.keyboard.type('wanted');
  await tabTo(page, page.getByRole('radio', { name: 'An existing SQS queue in this account' }));
  await page.keyboard.press('ArrowDown');
  const queueName = page.getByLabel('Name of the new queue');
  await tabTo(page, queueName);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await tabTo(page, create);
  await page.keyboard.press('Enter');
  await expectError(page, queueName, 'Use 1 to 80 letters');
  await page.keyboard.type(name);
  await tabTo(page, create);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
  const { body } = await callApi(product, 'GET', `/rules/${name}`);
  expect(body).toMatchObject({
    pattern: { detail: { text: [{ prefix: 'wanted' }] } },
    targets: [{ arn: expect.stringMatching(`:${name}$`) }],
  });
});

const DIALOGS = [
  ['Rename', 'settings', /^Rename/],
  ['New signing secret', 'settings', /^New signing secret/],
  ['Delete', 'overview', /^Delete/],
] as const;

for (const [button, tab, title] of DIALOGS) {
  test(`the dialog “${button}” takes the focus and Esc returns it`, async ({ page, scene }) => {
    await goTo(page, `/webhooks/${scene.webhook.webhookId}?tab=${tab}`, scene.webhookName);
    await expectFocusBack(page, page.getByRole('button', { name: button }).first(), title);
    await expect(page).toHaveURL(new RegExp(scene.webhook.webhookId));
  });
}

test('the dialogs of failures and the list of keys take the focus and return it', async ({
  page,
  scene,
}) => {
  await goTo(page, '/failures', 'Failures');
  await expect(page.getByRole('link', { name: scene.cache }).first()).toBeVisible();
  for (const button of ['Delete all', 'Redrive all', 'Show keyboard shortcuts']) {
    await expectFocusBack(page, page.getByRole('button', { name: button }), /./);
  }
});

test('Esc keeps what was typed into a form', async ({ page }) => {
  await goTo(page, '/webhooks/register', 'Register a webhook');
  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Half of a na');
  await page.keyboard.press('Escape');
  await page.keyboard.type('me');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Half of a name');
});

async function expectFocusBack(page: Page, button: Locator, title: RegExp): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
}

/** The field has the focus, is marked as wrong, and what is wrong with it is read out. */
async function expectError(page: Page, field: Locator, text: string): Promise<void> {
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(text));
  await expect(page.locator('[aria-live]').filter({ hasText: text }).first()).toBeAttached();
}
