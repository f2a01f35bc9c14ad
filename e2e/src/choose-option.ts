import type { Page } from '@playwright/test';

/** Chooses from an open list by its search, as one does where others have made it long. */
export async function chooseOption(page: Page, name: string): Promise<void> {
  await page
    .getByPlaceholder(/^Search by name/)
    .filter({ visible: true })
    .fill(name);
  await page.getByRole('option', { name }).click();
}
