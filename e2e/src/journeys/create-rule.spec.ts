import { randomUUID } from 'node:crypto';
import { callApi } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a rule for events of another source is refused with the reason', async ({ page }) => {
      await goTo(page, '/rules/create', 'Create a rule');
      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      const json = page.getByRole('textbox', { name: 'Event pattern as JSON' });
      await json.fill('{"source":["aws.s3"]}');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText('cannot match an event of Momento')).toBeVisible();
      await json.fill('{"source":["Momento"]}');
      await expect(page.getByText('cannot match an event of Momento')).toHaveCount(0);
    });

    test('the form takes up the webhook that the address names', async ({ page, route }) => {
      const { webhookId } = route.webhook;
      await goTo(page, `/rules/create?webhook=${webhookId}`, 'Create a rule');
      const webhook = page.getByRole('button', {
        name: new RegExp(`^Webhook ${route.webhookName}`),
      });
      await expect(webhook).toBeVisible();
      const pattern = page.getByRole('region', { name: 'event pattern' });
      await expect(pattern).toContainText(`${route.cache}#${route.topic}`);
    });

    test('a webhook that is gone is said, and another can be chosen', async ({
      page,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 404 .*\/api\/webhooks\//);
      await goTo(page, `/rules/create?webhook=${randomUUID()}`, 'Create a rule');
      await expect(page.getByText('There is no webhook')).toBeVisible();
      await expect(page.getByRole('button', { name: /^Webhook/ })).toBeVisible();
    });

    test('a queue that was created for a rule that failed is said, and used again', async ({
      page,
      product,
      breakAws,
      mendAws,
    }) => {
      const cache = `left-${randomUUID().slice(0, 8)}`;
      await goTo(page, `/rules/create?cache=${cache}&topic=orders`, 'Create a rule');
      await page.getByLabel('A new SQS queue').check();
      await page.getByLabel('Name of the new queue').fill(cache);
      await breakAws({ operation: 'PutRule', fault: 'error' });
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(
        page.getByText(`The queue ${cache} was created, but the rule was not`),
      ).toBeVisible({ timeout: 60_000 });
      await mendAws();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(
        page.getByText(`The rule ${cache}-orders was created`, { exact: true }),
      ).toBeVisible();
      const { body } = await callApi<{ targets: object[] }>(
        product,
        'GET',
        `/rules/${cache}-orders`,
      );
      expect(body.targets).toMatchObject([{ arn: expect.stringMatching(`:${cache}$`) }]);
    });
  });
}
