import { callApi, clearFaults, setFault } from '../api.ts';
import { clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('the fields that recent events of the topic have are suggested', async ({
      page,
      product,
      route,
    }) => {
      const { webhookId } = route.webhook;
      await callApi(product, 'PATCH', `/webhooks/${webhookId}`, { parseText: true });
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      // The gateway sees the change of the webhook once its memory of it is over.
      await expect
        .poll(async () => {
          await postMessage(route, '{"order":{"total":12.50,"id":12345678901234567891}}');
          const { body } = await callApi<{ failures: { id: string }[] }>(
            product,
            'GET',
            `/failures?search=${route.cache}`,
          );
          const read = await callApi<{ event: { detail: { json?: object } } }>(
            product,
            'GET',
            `/failures/${body.failures[0]?.id}`,
          );
          return read.body.event?.detail.json !== undefined;
        })
        .toBe(true);
      await clearFaults(product);
      await goTo(page, `/rules/create?cache=${route.cache}&topic=${route.topic}`, 'Create a rule');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByRole('button', { name: /^Field/ }).click();
      await clickOption(page.getByRole('option', { name: 'A field of the message (json)' }));
      await page.getByLabel('Name of the field').click();
      await expect(page.getByRole('option')).toHaveCount(2);
      await page.getByLabel('Name of the field').fill('tot');
      await clickOption(page.getByRole('option', { name: 'order.total' }));
      await expect(page.getByLabel('Name of the field')).toHaveValue('order.total');
      await page.getByRole('textbox', { name: 'Values' }).fill('x');
      const pattern = page.getByRole('region', { name: 'event pattern' });
      await expect(pattern).toContainText('"total": ["x"]');
    });
  });
}
