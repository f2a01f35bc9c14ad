import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import type { Scene } from '../scene.ts';
import { goTo } from './go-to.ts';

test.describe.configure({ mode: 'parallel' });

const FILTER = {
  operation: 'and',
  tokens: [{ operator: ':', value: 'nothing has this in it' }],
};

/** What is narrowed down to nothing; where; the button that widens it; a row that then is there. */
const NARROWED = [
  ['webhooks by a search', 'Webhooks', '/webhooks?search=zzz', 'Clear the search', 'webhookName'],
  [
    'webhooks by a search and a status',
    'Webhooks',
    '/webhooks?search=zzz&status=disabled',
    'Clear the filters',
    'webhookName',
  ],
  ['rules by a search', 'Rules', '/rules?search=zzz', 'Show all rules', 'ruleName'],
  ['rules by a filter', 'Rules', '/rules?search=zzz&show=disabled', 'Show all rules', 'ruleName'],
  [
    'failures by a filter',
    'Failures',
    `/failures?filter=${encodeURIComponent(JSON.stringify(FILTER))}`,
    'Clear the filter',
    'cache',
  ],
] as const satisfies readonly (readonly [string, string, string, string, keyof Scene])[];

for (const [what, heading, path, button, row] of NARROWED) {
  test(`no match: ${what}, and one button shows all again`, async ({ page, scene }) => {
    await goTo(page, path, heading);
    const table = page.getByRole('table', { name: heading });
    await expect(table).toContainText('No match');
    // The title counts all there are.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\([1-9]\d*\)/);
    expect(await findViolations(page)).toEqual([]);
    await table.getByRole('button', { name: button }).click();
    await expect(table.getByText(scene[row]).first()).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });
}

test('no match: calls by their outcome, and one button shows all again', async ({
  page,
  scene,
}) => {
  const path = `/webhooks/${scene.webhook.webhookId}?tab=activity&outcome=lost`;
  await goTo(page, path, scene.webhookName);
  const table = page.getByRole('table', { name: 'Calls of this webhook' });
  await expect(table).toContainText('No match');
  expect(await findViolations(page)).toEqual([]);
  await table.getByRole('button', { name: 'Show any outcome' }).click();
  await expect(table).toContainText('Rejected');
});
