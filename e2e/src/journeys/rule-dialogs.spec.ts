import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { createQueue, createSqs } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

async function makeRule(product: Product): Promise<string> {
  const name = `dialog-${randomUUID().slice(0, 8)}`;
  const { arn } = await createQueue(createSqs(product), name);
  const rule = { name, cache: 'dialogs', targets: [{ type: 'sqs', arn }] };
  expect((await callApi(product, 'POST', '/rules', rule)).status).toBe(201);
  return name;
}

const hasFocus = (page: Page) =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('after a rule was deleted the focus is on the page, not lost', async ({
      page,
      product,
    }) => {
      const name = await makeRule(product);
      await goTo(page, `/rules?rule=${name}`, 'Rules');
      await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
      const dialog = page.getByRole('dialog', { name: `Delete ${name}` });
      await dialog.getByRole('textbox').fill(name);
      await page.keyboard.press('Enter');
      await expect(page.getByText(`${name} was deleted`).first()).toBeVisible();
      await expect.poll(() => hasFocus(page)).toBe(true);
    });

    test('after a dialog that a menu opened the focus is on the page, not lost', async ({
      page,
      product,
    }) => {
      const name = await makeRule(product);
      await goTo(page, `/rules?search=${name}`, 'Rules');
      await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true });
      await page.getByRole('button', { name: /^Selected/ }).click();
      await page.getByRole('menuitem', { name: 'Disable', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Disable rules' });
      await expect(dialog).toBeVisible();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog).toBeHidden();
      await expect.poll(() => hasFocus(page)).toBe(true);
    });

    test('a rule is disabled and enabled again without waiting for the list', async ({
      page,
      product,
    }) => {
      const name = await makeRule(product);
      await goTo(page, `/rules?rule=${name}`, 'Rules');
      for (const action of ['Disable', 'Enable', 'Disable']) {
        const answered = page.waitForResponse((response) => response.url().endsWith('/switch'));
        await page.getByRole('button', { name: action, exact: true }).click();
        expect((await answered).status()).toBe(200);
      }
      const { body } = await callApi<{ enabled: boolean }>(product, 'GET', `/rules/${name}`);
      expect(body.enabled).toBe(false);
    });
  });
}
