import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { SCREENS } from './screens.ts';

/** Live events have their own: their page asks for news without end. */
const QUIET_SCREENS = SCREENS.filter(([, path]) => path !== '/live');

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ colorScheme, viewport });

      for (const [name, path] of QUIET_SCREENS) {
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
