import { expect, type Locator, type Page } from '@playwright/test';

const TABS_MAX = 80;

/** Presses Tab until an element has the focus, and checks that the focus is visible. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await hasFocus(wanted)) {
      expect(await wanted.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${wanted} does not get the focus within ${TABS_MAX} tabs.`);
}

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** Opens the focused list and selects an option. */
export async function pressOption(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  const names = await options.allInnerTexts();
  const place = names.findIndex((text) => text.trim() === name);
  expect(place, `${name} in ${names}`).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Home');
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(options.first()).toBeHidden();
}
