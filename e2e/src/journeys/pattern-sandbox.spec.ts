import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a pattern is tried without a rule, names what does not match, and becomes a rule', async ({
      page,
      route,
    }) => {
      await goTo(page, '/', 'Overview');
      const menu = page.getByRole('button', { name: 'Open navigation' });
      if (viewport.width === VIEWPORTS[1].width) await menu.click();
      await page.getByRole('link', { name: 'Pattern sandbox' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Pattern sandbox' })).toBeVisible();
      await page.getByLabel('A topic', { exact: true }).check();
      await page.getByLabel('Cache', { exact: true }).fill(route.cache);
      await page.getByLabel('Topic', { exact: true }).fill(route.topic);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByText('The event matches', { exact: true })).toBeVisible();
      // No rule is left out: there is none that the pattern is for.
      await expect(page.getByText(/^\d+ rules? match(es)? this event:$/)).toBeVisible();
      await expect(page.getByRole('link', { name: route.ruleName })).toBeVisible();

      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      const json = page.getByRole('textbox', { name: 'Event pattern as JSON' });
      const text = (await json.inputValue()).replace(`["${route.topic}"]`, '["returns"]');
      await json.fill(text);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByText('The first field that does not match')).toContainText(
        'detail.topic',
      );

      const event = page.getByRole('textbox', { name: 'Event', exact: true });
      await event.fill('{"mine": 9007199254740993}');

      // The pattern is in the address: it survives a reload, and goes into the rule's form.
      await page.reload();
      await expect(event).toHaveValue('{"mine": 9007199254740993}');
      await expect(page.getByText('Your own event.')).toBeVisible();
      expect(page.url()).not.toContain('mine');
      await expect(page.getByRole('region', { name: 'event pattern' })).toContainText('returns');
      await page.getByRole('link', { name: 'Create a rule from this' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Create a rule' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'event pattern' })).toContainText('returns');

      // Only the sandbox keeps an event, until somebody wants the sample again.
      await expect(event).not.toHaveValue(/mine/);
      await page.goBack();
      await expect(event).toHaveValue('{"mine": 9007199254740993}');
      await page.getByRole('button', { name: 'Use a sample' }).click();
      await page.reload();
      await expect(event).toHaveValue(/"source": "Momento"/);
    });
  });
}
