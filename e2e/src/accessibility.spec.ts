import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

const SCREENS = [
  ['Overview', '/'],
  ['Webhooks', '/webhooks'],
  ['Register a webhook', '/webhooks/register'],
  ['Rules', '/rules'],
  ['Create a rule', '/rules/create'],
  ['Failures', '/failures'],
  ['Settings', '/settings'],
] as const;

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ colorScheme, viewport });

      for (const [name, path] of SCREENS) {
        test(`${name} has no accessibility violation`, async ({ page }) => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
          await page.waitForLoadState('networkidle');
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
            [],
          );
        });
      }
    });
  }
}
