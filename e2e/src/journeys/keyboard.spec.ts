import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';

test('keys go to a section, create, search and list themselves', async ({ page }) => {
  await goTo(page, '/', 'Overview');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('cg');
  await expect(page.getByRole('searchbox')).toHaveValue('cg');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Register a webhook' })).toBeVisible();
});

test('j and Enter open a rule, Esc closes it, and the list stays as it was', async ({
  page,
  route,
}) => {
  await goTo(page, `/rules?${new URLSearchParams({ search: route.cache })}`, 'Rules');
  await expect(page.getByRole('row').filter({ hasText: route.cache })).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Watch live' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('search')).toBe(route.cache);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Watch live' })).toBeHidden();
  expect(new URL(page.url()).searchParams.get('search')).toBe(route.cache);
});

test('Esc closes a dialog, and not the panel behind it', async ({ page, scene }) => {
  await goTo(page, `/failures?failure=${scene.failureId}`, 'Failures');
  await page.getByRole('button', { name: 'Redrive all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/failure=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/failure=/);
});
