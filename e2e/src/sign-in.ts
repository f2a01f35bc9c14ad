import { expect, type Page } from '@playwright/test';

/** The users of the test provider. */
export type User = 'Viewer' | 'Operator' | 'Admin' | 'Admin of orders' | 'Owner';

/** Opens a page of a dashboard with a sign-in, as somebody who is not signed in yet. */
export async function signIn(page: Page, path: string, user: User): Promise<void> {
  await page.goto(path);
  await chooseUser(page, user);
}

/** On the page of the test provider. */
export async function chooseUser(page: Page, user: User): Promise<void> {
  await page.getByRole('button', { name: user, exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toBeVisible();
  await expect(page.locator('.shell[inert]')).toHaveCount(0);
}

/** The session ends, as after an hour without anybody. The provider forgets the person too. */
export async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies();
}
