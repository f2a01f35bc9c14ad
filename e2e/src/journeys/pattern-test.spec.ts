import type { Page } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { makeRoute, postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

const eventOf = (page: Page) => page.getByRole('textbox', { name: 'Event', exact: true });

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('the result of a test goes when the pattern or the event has changed', async ({
      page,
      route,
    }) => {
      await goTo(page, `/rules/create?cache=${route.cache}&topic=orders`, 'Create a rule');
      const result = page.getByText('The event matches', { exact: true });
      const isOld = page.getByText('has changed since the last test');
      const run = async () => {
        await page.getByRole('button', { name: 'Test', exact: true }).click();
        await expect(result).toBeVisible();
        await expect(isOld).toHaveCount(0);
      };
      await run();
      const text = await eventOf(page).inputValue();
      const other = text.replace('"orders"', '"other"');
      await eventOf(page).fill(other);
      await expect(result).toHaveCount(0);
      await expect(isOld).toBeVisible();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByText('The event does not match', { exact: true })).toBeVisible();
      await expect(page.getByText(/other rules? match(es)? this event/)).toBeVisible();
      await eventOf(page).fill(text);
      await run();
      await eventOf(page).fill(other);
      await expect(isOld).toBeVisible();
      // What was answered is true again when the event is as it was.
      await eventOf(page).fill(text);
      await expect(result).toBeVisible();
      await page.getByLabel('Topic', { exact: true }).fill('returns');
      await expect(result).toHaveCount(0);
      await expect(isOld).toBeVisible();
    });

    test('recent events to test with are those of the chosen topic, and match it', async ({
      page,
      product,
      route,
    }) => {
      const other = await makeRoute(product);
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      for (const text of ['first', 'second']) expect(await postMessage(route, text)).toBe(202);
      expect(await postMessage(other, 'other')).toBe(202);
      await clearFaults(product);
      await goTo(page, `/rules/create?cache=${route.cache}&topic=${route.topic}`, 'Create a rule');
      const list = page.getByRole('button', { name: /^Use a recent event/ });
      await list.click();
      await expect(page.getByRole('option')).toHaveCount(2);
      await clickOption(page.getByRole('option', { name: /^first/ }));
      await expect(eventOf(page)).toHaveValue(/"text": "first"/);
      await expect(page.getByText(`A real event of ${route.cache}#${route.topic}`)).toBeVisible();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByText('The event matches', { exact: true })).toBeVisible();

      await page.getByLabel('Topic', { exact: true }).fill('never-sent');
      await list.click();
      await expect(page.getByText('No recent event of these topics')).toBeVisible();
    });
  });
}
