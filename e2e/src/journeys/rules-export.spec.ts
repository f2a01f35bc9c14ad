import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { callEventBridge } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

async function download(page: Page, click: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await click();
  return readFile(await (await download).path(), 'utf8');
}

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a rule is saved as code that names it, its target, and what lets it in', async ({
      page,
      route: { ruleName, queue },
    }) => {
      await goTo(page, `/rules?rule=${ruleName}`, 'Rules');
      const panel = page.getByRole('region', { name: ruleName });
      await panel.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: 'CloudFormation' }).click();
      const dialog = page.getByRole('dialog', { name: '1 rule as CloudFormation' });
      await expect(dialog).toContainText('Create a change set of the type IMPORT');
      const save = (name: string) =>
        download(page, () => dialog.getByRole('button', { name: `Download ${name}` }).click());
      const { Resources } = JSON.parse(await save('template.json'));
      const [rule, policy] = Object.values<{ Type: string; Properties: object }>(Resources);
      expect(rule).toMatchObject({
        Type: 'AWS::Events::Rule',
        Properties: { Name: ruleName, Targets: [{ Arn: queue.arn }] },
      });
      expect(policy).toMatchObject({
        Type: 'AWS::SQS::QueueInlinePolicy',
        Properties: { Queue: queue.url },
      });
      expect(JSON.parse(await save('resources-to-import.json'))).toHaveLength(2);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });
  });
}

test('all rules are saved in each language from the list', async ({
  page,
  route: { ruleName },
}) => {
  await goTo(page, '/rules', 'Rules');
  for (const [language, name] of [
    ['Terraform', 'rules.tf'],
    ['AWS CDK (TypeScript)', 'momento-rules.ts'],
  ] as const) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: language }).click();
    const dialog = page.getByRole('dialog', { name: `as ${language}` });
    const button = dialog.getByRole('button', { name: `Download ${name}` });
    expect(await download(page, () => button.click())).toContain(`"${ruleName}"`);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
  }
});

test('a rule that Terraform manages is only shown, and says where it is managed', async ({
  page,
  product,
  route: { ruleName },
}) => {
  const { Arn: ResourceARN } = await callEventBridge(product, 'DescribeRule', { Name: ruleName });
  const Tags = [{ Key: 'momento-gateway:managed-by', Value: 'terraform' }];
  await callEventBridge(product, 'TagResource', { ResourceARN, Tags });
  const { status } = await callApi(product, 'PATCH', `/rules/${ruleName}`, { description: 'x' });
  expect(status).toBe(409);
  await page.goto(`/rules/edit?rule=${ruleName}`);
  await expect(page.getByText('Managed by Terraform')).toBeVisible();
  await expect(page.getByRole('button', { name: /Save/ })).toBeHidden();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the rule' }).click();
  const panel = page.getByRole('region', { name: ruleName });
  for (const name of ['Disable', 'Delete']) {
    await expect(panel.getByRole('button', { name, exact: true })).toBeDisabled();
  }
});

test('the calls of a webhook are saved as CSV and JSON', async ({ page, route }) => {
  expect(await postMessage(route, 'one')).toBe(200);
  await page.goto(`/webhooks/${route.webhook.webhookId}?tab=activity`);
  const exportAs = (format: string) =>
    download(page, async () => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: format }).click();
    });
  const calls = JSON.parse(await exportAs('JSON'));
  expect(calls).toMatchObject([{ outcome: 'published', status: 200 }]);
  expect(await exportAs('CSV')).toContain(
    `published,200,,,${calls[0].sequenceNumber ?? ''},${calls[0].requestId}`,
  );
});
