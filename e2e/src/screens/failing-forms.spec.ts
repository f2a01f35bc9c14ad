import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from './go-to.ts';

test('a registration that AWS refuses says why, keeps the input, and works when retried', async ({
  page,
  breakAws,
  mendAws,
}) => {
  const name = `Refused ${randomUUID().slice(0, 8)}`;
  await goTo(page, '/webhooks/register', 'Register a webhook');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Cache').fill('shop');
  await page.getByLabel('Topic').fill('orders');
  await page.getByLabel('Signing secret', { exact: true }).fill('a secret');
  await breakAws({ operation: 'CreateSecret', fault: 'error' });
  const register = page.getByRole('button', { name: 'Register' });
  await register.click();
  await expectRefusal(page);
  await expect(page.getByLabel('Signing secret', { exact: true })).toHaveValue('a secret');
  await mendAws();
  await register.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a rule that AWS refuses is not created, keeps the input, and is created when retried', async ({
  page,
  scene,
  breakAws,
  mendAws,
}) => {
  const name = `refused-${randomUUID().slice(0, 8)}`;
  const query = new URLSearchParams({ cache: scene.cache, topic: scene.topic });
  await goTo(page, `/rules/create?${query}`, 'Create a rule');
  await page.getByRole('button', { name: /^SQS queue/ }).click();
  await chooseOption(page, scene.cache.replace('cache', 'target'));
  await page.getByLabel('Name', { exact: true }).fill(name);
  await breakAws({ operation: 'PutRule', fault: 'error' });
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await create.click();
  await expectRefusal(page);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await mendAws();
  await create.click();
  await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
});

test('a pattern’s test keeps its answer when EventBridge fails for the other rules, and names those', async ({
  page,
  scene,
  breakAws,
}) => {
  const query = new URLSearchParams({ cache: scene.cache, topic: scene.topic });
  await goTo(page, `/rules/create?${query}`, 'Create a rule');
  await breakAws({ operation: 'TestEventPattern', fault: 'error', skip: 1 });
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const answer = page.getByRole('status').filter({ hasText: 'The event matches' });
  await expect(answer).toContainText(
    /Could not check whether \d+ other rules? match(es)? this event/,
  );
  // Those of other tests may fill the list, which names ten at most.
  const unchecked = answer.getByRole('listitem').filter({ has: page.getByRole('link') });
  await expect(unchecked).toContainText(
    new Array(await unchecked.count()).fill('AWS answered with an error'),
  );
  await expect(answer).not.toContainText('No other rule');
  expect(await findViolations(page)).toEqual([]);
});

/** Why and under which request id stands above the form's buttons, and is read out. */
async function expectRefusal(page: Page): Promise<void> {
  const refusal = /AWS answered with an error \(\w+\).*Request id: [0-9a-f-]{36}/;
  await expect(page.getByRole('form').getByText(refusal).first()).toBeVisible();
  await expect(page.locator('[aria-live]').filter({ hasText: refusal }).first()).toBeAttached();
  expect(await findViolations(page)).toEqual([]);
}
