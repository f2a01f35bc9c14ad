import { expect, type Page } from '@playwright/test';

/** Opens a page and waits for its heading. */
export async function goTo(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveTitle(/ · Momento gateway$/);
}
