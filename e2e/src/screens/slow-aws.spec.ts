import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';
import { goTo } from './go-to.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('the overview shows each part as soon as its own calls are answered', async ({
      page,
      scene,
      breakAws,
      mendAws,
    }) => {
      await breakAws({ operation: 'ListRules', fault: 'delay', delayMs: 60_000 });
      await goTo(page, '/', 'Overview');
      await expect(page.getByText('default found')).toBeVisible();
      await expect(page.getByRole('definition').locator('a[href="/webhooks"]')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Published and parked' })).toBeVisible();
      await expect(page.getByRole('link', { name: scene.cache }).first()).toBeVisible();
      await expect(page.getByRole('definition').locator('a[href="/rules"]')).toBeHidden();
      await mendAws();
    });

    test('the list of webhooks does not wait for rules, failures and the log', async ({
      page,
      scene,
      breakAws,
    }) => {
      await breakAws(
        ...['ListRules', 'ReceiveMessage', 'FilterLogEvents'].map((operation) => ({
          operation,
          fault: 'delay',
          delayMs: 60_000,
        })),
      );
      await goTo(page, `/webhooks?search=${scene.cache}`, 'Webhooks');
      await expect(page.getByRole('link', { name: scene.webhookName })).toBeVisible();
    });
  });
}
