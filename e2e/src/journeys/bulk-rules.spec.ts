import { randomUUID } from 'node:crypto';
import { callApi } from '../api.ts';
import { callEventBridge, createQueue, createSqs } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Rules `<prefix>-1` to `-4` of this dashboard, all enabled. */
async function makeRules(product: Product): Promise<string> {
  const prefix = `bulk-${randomUUID().slice(0, 8)}`;
  const { arn } = await createQueue(createSqs(product), prefix);
  for (const n of [1, 2, 3, 4]) {
    const rule = { name: `${prefix}-${n}`, cache: 'bulk', targets: [{ type: 'sqs', arn }] };
    expect((await callApi(product, 'POST', '/rules', rule)).status).toBe(201);
  }
  return prefix;
}

async function readStates(product: Product, prefix: string) {
  const { body } = await callApi<{ rules: { name: string; enabled: boolean }[] }>(
    product,
    'GET',
    '/rules',
  );
  const own = body.rules.filter(({ name }) => name.startsWith(prefix));
  return Object.fromEntries(own.map(({ name, enabled }) => [name.slice(-1), enabled]));
}

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('selected rules are disabled, enabled and deleted together, and no others', async ({
      page,
      product,
    }) => {
      const prefix = await makeRules(product);
      await goTo(page, `/rules?search=${prefix}`, 'Rules');
      const select = (n: number) =>
        page.getByRole('checkbox', { name: `Select ${prefix}-${n}` }).check({ force: true });
      const act = async (action: string) => {
        await page.getByRole('button', { name: /^Selected/ }).click();
        await page.getByRole('menuitem', { name: action, exact: true }).click();
      };
      await select(1);
      await select(3);
      // A search does not change what is selected.
      await page.getByRole('searchbox').fill(`${prefix}-3`);
      await expect(page.getByRole('row')).toHaveCount(2);
      await act('Disable');
      const dialog = page.getByRole('dialog', { name: 'Disable rules' });
      await expect(dialog).toContainText('2 rules send no events');
      await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
      await expect(page.getByText('2 rules were disabled', { exact: true })).toBeVisible();
      expect(await readStates(product, prefix)).toEqual({ 1: false, 2: true, 3: false, 4: true });

      await page.getByRole('searchbox').fill(prefix);
      await select(2);
      await act('Delete');
      const remove = page.getByRole('dialog', { name: 'Delete rules' });
      await remove.getByRole('textbox').fill('delete');
      await remove.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByText(/^1 rule was deleted|1 rule was deleted$/).first()).toBeVisible();
      expect(await readStates(product, prefix)).toEqual({ 1: false, 3: false, 4: true });

      await select(3);
      await act('Enable');
      const enable = page.getByRole('dialog', { name: 'Enable rules' });
      await enable.getByRole('button', { name: 'Enable', exact: true }).click();
      await expect(page.getByText('1 rule was enabled', { exact: true })).toBeVisible();
      expect(await readStates(product, prefix)).toEqual({ 1: false, 3: true, 4: true });
    });

    test('a rule that somebody else changed is named, and the others are changed', async ({
      page,
      product,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 409 .*\/api\/rules\//);
      const prefix = await makeRules(product);
      await page.clock.install();
      await goTo(page, `/rules?search=${prefix}`, 'Rules');
      await expect(page.getByRole('row')).toHaveCount(5);
      await page
        .getByRole('checkbox', { name: 'Select all rules of this page' })
        .check({ force: true });
      const theirs = { Name: `${prefix}-2`, EventPattern: '{"source":["Momento"]}' };
      await callEventBridge(product, 'PutRule', theirs);
      await page.getByRole('button', { name: /^Selected/ }).click();
      await page.getByRole('menuitem', { name: 'Disable', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Disable rules' });
      await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
      await expect(
        page.getByText('1 rule was not disabled; 3 others were disabled', { exact: true }),
      ).toBeVisible();
      await expect(page.getByText(`${prefix}-2: The rule has changed.`)).toBeVisible();
      expect(await readStates(product, prefix)).toEqual({ 1: false, 2: true, 3: false, 4: false });
    });
  });
}
