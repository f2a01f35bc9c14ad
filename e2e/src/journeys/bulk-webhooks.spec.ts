import { randomUUID } from 'node:crypto';
import { callApi, type Webhook } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Webhooks of the topics `t1` to `t4` of a cache of their own, all enabled. */
async function makeWebhooks(product: Product) {
  const cache = `bulk-${randomUUID().slice(0, 8)}`;
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4]) {
    const names = { name: `${cache}-${n}`, cache, topic: `t${n}` };
    const { status, body } = await callApi<Webhook>(product, 'POST', '/webhooks', {
      ...names,
      parseText: true,
      signingSecret: `secret of ${names.name}`,
    });
    expect(status).toBe(201);
    ids.push(body.webhookId);
  }
  return { cache, ids };
}

/** Whether each is enabled, by its number; deleted ones are left out. */
async function readStates(product: Product, ids: readonly string[]) {
  const answers = await Promise.all(
    ids.map((id) => callApi<{ enabled: boolean }>(product, 'GET', `/webhooks/${id}`)),
  );
  return Object.fromEntries(
    answers.flatMap(({ status, body }, place) =>
      status === 200 ? [[place + 1, body.enabled]] : [],
    ),
  );
}

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('selected webhooks are disabled, enabled and deleted together, and no others', async ({
      page,
      product,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 404 .*\/api\/webhooks\//);
      const { cache, ids } = await makeWebhooks(product);
      const select = (n: number) =>
        page.getByRole('checkbox', { name: `Select ${cache}-${n}` }).check({ force: true });
      const act = async (action: string) => {
        await page.getByRole('button', { name: /^Selected/ }).click();
        await page.getByRole('menuitem', { name: action, exact: true }).click();
      };
      await goTo(page, `/webhooks?search=${cache}`, 'Webhooks');
      await select(1);
      await select(3);
      // A search does not change what is selected.
      await page.getByRole('searchbox').fill(`${cache}-3`);
      await expect(page.getByRole('row')).toHaveCount(2);
      await act('Disable');
      const dialog = page.getByRole('dialog', { name: 'Disable webhooks' });
      await expect(dialog).toContainText('these events are lost');
      await expect(dialog.getByRole('listitem')).toHaveText([`${cache}-1`, `${cache}-3`]);
      expect(await readStates(product, ids)).toEqual({ 1: true, 2: true, 3: true, 4: true });
      await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
      await expect(page.getByText('2 webhooks were disabled', { exact: true })).toBeVisible();
      expect(await readStates(product, ids)).toEqual({ 1: false, 2: true, 3: false, 4: true });
      await page.getByRole('button', { name: 'Undo: enable them' }).click();
      await expect(page.getByText('2 webhooks were enabled', { exact: true })).toBeVisible();
      expect(await readStates(product, ids)).toEqual({ 1: true, 2: true, 3: true, 4: true });

      await page.getByRole('searchbox').fill(cache);
      await select(2);
      await select(4);
      // Somebody else deletes one of them: that one is named, the other is deleted.
      await callApi(product, 'DELETE', `/webhooks/${ids[3]}`);
      await act('Delete');
      const remove = page.getByRole('dialog', { name: 'Delete webhooks' });
      await remove.getByRole('textbox').fill('delete');
      await remove.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(
        page.getByText('1 webhook was not deleted; 1 other was deleted', { exact: true }),
      ).toBeVisible();
      await expect(page.getByText(`${cache}-4: `)).toBeVisible();
      expect(await readStates(product, ids)).toEqual({ 1: true, 3: true });
    });

    test('another webhook is registered from the first one, and as its copy', async ({
      page,
      product,
    }) => {
      const { cache, ids } = await makeWebhooks(product);
      await goTo(page, `/webhooks/${ids[0]}?registered=paste`, `${cache}-1`);
      await page.getByRole('link', { name: 'Register another' }).click();
      await expect(
        page.getByRole('heading', { level: 1, name: 'Register a webhook' }),
      ).toBeVisible();
      const field = (label: string) => page.getByLabel(label, { exact: true });
      const read = async () => [
        await field('Name').inputValue(),
        await field('Cache').inputValue(),
        await field('Topic').inputValue(),
        await field('Signing secret').inputValue(),
        await field('Parse text').isChecked(),
      ];
      expect(await read()).toEqual(['', cache, '', '', true]);

      await goTo(page, `/webhooks/${ids[0]}?tab=settings`, `${cache}-1`);
      await page.getByRole('link', { name: 'Duplicate' }).click();
      await expect(page.getByText('each event is published twice')).toBeVisible();
      expect(await read()).toEqual([`${cache}-1 copy`, cache, 't1', '', true]);
      await field('Topic').fill('t9');
      await expect(page.getByText('each event is published twice')).toHaveCount(0);
      await field('Signing secret').fill('a secret of its own');
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: `${cache}-1 copy` })).toBeVisible();
      await expect(page.getByText('The webhook is registered')).toBeVisible();
    });
  });
}
