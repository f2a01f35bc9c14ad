import type { Page } from '@playwright/test';
import { fetchWhole } from '../api.ts';
import { clickOption, optionOf } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { holdAnswers } from '../hold-answers.ts';
import { VIEWPORTS } from '../viewports.ts';

const SCRIPTS = '**/_next/static/**/*.js';

/** Opens a page whose scripts come only when they are released. */
async function openWithoutScripts(page: Page, path: string) {
  const { release } = await holdAnswers(page, SCRIPTS);
  const opened = page.goto(path);
  await expect(page.locator('.shell[inert]')).toBeAttached();
  return {
    /** Until the page is hydrated. */
    release: async () => {
      release();
      await opened;
    },
  };
}

/** The center of an element: Playwright does not click an element that takes no clicks yet. */
async function aimAt(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('a page takes no clicks and says that it is busy until it is hydrated', async ({
      page,
    }) => {
      const { release } = await openWithoutScripts(page, '/rules/create');
      await expect(page.locator('.shell[inert][aria-busy="true"]')).toBeAttached();
      expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('progress');
      for (const control of await page.locator('.shell :is(a, button, input, textarea)').all()) {
        expect(await control.evaluate((element) => element.closest('[inert]') !== null)).toBe(true);
      }
      await release();
      await expect(page.locator('.shell')).toHaveAttribute('aria-busy', 'false');
    });

    test('a radio that is clicked before the page is hydrated is checked', async ({ page }) => {
      const { release } = await openWithoutScripts(page, '/rules/create');
      await aimAt(page, 'input[type=radio]:not(:checked)');
      const chosen = page.locator('input[type=radio]:not(:checked)').first();
      const value = await chosen.getAttribute('value');
      await release();
      await expect(page.locator(`input[type=radio][value="${value}"]`)).toBeChecked();
    });

    test('text typed before the page is hydrated is in the field', async ({ page }) => {
      const { release } = await openWithoutScripts(page, '/webhooks/register');
      await aimAt(page, 'main input[type=text]');
      await page.keyboard.type('Orderz');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('s of the Shop');
      await release();
      const field = page.locator('main input[type=text]').first();
      await expect(field).toHaveValue('Orders of the Shop');
      await expect(field).toBeFocused();
    });

    test('a list that is clicked before the page is hydrated opens', async ({ page }) => {
      const { release } = await openWithoutScripts(page, '/rules/create');
      await aimAt(page, 'main button[aria-haspopup]');
      await release();
      await expect(page.locator('main button[aria-haspopup][aria-expanded=true]')).toHaveCount(1);
    });

    test('a link that is clicked before the page is hydrated is followed', async ({ page }) => {
      const { release } = await openWithoutScripts(page, '/failures');
      await aimAt(page, 'main a[href="/failures/redrives"]');
      await release();
      await expect(page).toHaveURL(/\/failures\/redrives$/);
    });

    test('text typed while the filter of the failures loads is applied', async ({ page }) => {
      await page.goto('/failures');
      const { release } = await holdAnswers(page, SCRIPTS);
      await page.getByLabel('Filter failures').click();
      await page.keyboard.type('needle');
      release();
      const filter = page.getByRole('combobox', { name: 'Filter failures' });
      await expect(filter).toHaveValue('needle');
      await expect(filter).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/needle/);
    });

    test('an open list keeps its options while they change', async ({ page }) => {
      const [first, second] = ['publish', 'delivery'].map((value) => ({
        property: 'kind',
        value,
        count: 1,
      }));
      let options = [first];
      await page.route('**/api/failures?*', async (route) => {
        const answer = await fetchWhole(route);
        await route.fulfill({
          response: answer,
          json: { ...(await answer.json()), options, allTotal: 40 + options.length },
        });
      });
      await page.goto('/failures');
      const filter = page.getByLabel('Filter failures');
      await filter.click();
      await clickOption(page.getByRole('option', { name: 'Failed at' }).first());
      await clickOption(optionOf(page, 'Failed at ='));
      await expect(page.getByRole('option')).toHaveCount(2);
      const before = await page.getByRole('option').allInnerTexts();
      options = [second, first];
      await expect(page.getByRole('heading', { name: 'Failures (42)' })).toBeVisible();
      expect(await page.getByRole('option').allInnerTexts()).toEqual(before);
      await page.keyboard.press('Escape');
      await filter.click();
      await expect(page.getByRole('option')).toHaveCount(3);
    });
  });
}
