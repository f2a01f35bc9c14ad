import { expect } from '@playwright/test';
import { goTo } from '../go-to.ts';
import type { Screen } from './screen.ts';

/** Screens of the gateway, its tenants, and its audit log. */
export const OTHER_SCREENS: readonly Screen[] = [
  {
    name: 'Overview',
    open: async (page) => {
      await goTo(page, '/', 'Overview');
      await expect(page.getByRole('region', { name: 'Published and parked' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Last failures' })).toContainText('#orders');
    },
  },
  {
    name: 'Audit',
    open: async (page, { ruleName }) => {
      await goTo(page, `/audit?object=${ruleName}`, 'Audit');
      const row = page.getByRole('row').filter({ hasText: ruleName });
      await expect(row.first()).toContainText('Local owner');
    },
  },
  {
    name: 'Audit, one open',
    open: async (page, { ruleName }) => {
      await goTo(page, `/audit?object=${ruleName}`, 'Audit');
      await page.getByRole('link', { name: 'Create rule' }).first().click();
      await expect(page.getByRole('region', { name: 'Asked for' })).toContainText('targets');
    },
  },
  {
    name: 'Settings',
    open: async (page) => {
      await goTo(page, '/settings', 'Settings');
      await expect(page.getByText('Works', { exact: false }).first()).toBeVisible();
    },
  },
  {
    name: 'Tenants',
    open: async (page) => {
      await goTo(page, '/tenants', 'Tenants');
      await expect(page.getByRole('table', { name: 'Tenants' })).toContainText('Complete');
    },
  },
  {
    name: 'Tenants, Create',
    open: async (page) => {
      await goTo(page, '/tenants', 'Tenants');
      await page.getByRole('button', { name: 'Create a tenant' }).click();
      await expect(page.getByRole('dialog', { name: 'Create a tenant' })).toBeVisible();
    },
  },
  {
    name: 'No such tenant',
    open: async (page) => {
      await goTo(page, '/rules?tenant=nobodys', 'No such tenant');
      await expect(page.getByRole('link', { name: 'default', exact: true })).toBeVisible();
    },
    noise: /^Failed to load resource: .* 404 .*\/api\/.*tenant=nobodys$/,
  },
  {
    name: 'Signed in',
    open: (page) => goTo(page, '/signed-in', 'Signed in'),
  },
  {
    name: 'Keyboard shortcuts',
    open: async (page) => {
      await goTo(page, '/settings', 'Settings');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'Nothing here',
    open: (page) => goTo(page, '/nothing-here', 'Not found'),
    noise: /^Failed to load resource: .* 404 .*\/nothing-here$/,
  },
];
