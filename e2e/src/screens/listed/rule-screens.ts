import { expect } from '@playwright/test';
import { goTo } from '../go-to.ts';
import type { Screen } from './screen.ts';

/** Screens of rules and their patterns. */
export const RULE_SCREENS: readonly Screen[] = [
  {
    name: 'Rules',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}`, 'Rules');
      const row = page.getByRole('row').filter({ hasText: ruleName });
      await expect(row).toContainText('Granted');
    },
  },
  {
    name: 'Rules, one open',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}&rule=${ruleName}`, 'Rules');
      await expect(page.getByRole('region', { name: ruleName })).toContainText('Event pattern');
    },
  },
  {
    name: 'Rules, a queue looked into',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}&rule=${ruleName}`, 'Rules');
      await page
        .getByRole('button', { name: /^Look into/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: /^Messages of/ });
      await dialog.getByRole('button', { name: 'Look at five messages' }).click();
      await expect(dialog.getByRole('button', { name: 'Look again' })).toBeVisible();
    },
  },
  {
    name: 'Rules, one as code',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}&rule=${ruleName}`, 'Rules');
      const panel = page.getByRole('region', { name: ruleName });
      await panel.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Terraform' }).click();
      const dialog = page.getByRole('dialog', { name: '1 rule as Terraform' });
      await expect(dialog.getByRole('region', { name: 'rules.tf' })).toContainText(ruleName);
    },
  },
  {
    name: 'Rules, Delete',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}&rule=${ruleName}`, 'Rules');
      await page.getByRole('region', { name: ruleName }).getByText('Delete').click();
      await expect(page.getByRole('dialog', { name: `Delete ${ruleName}` })).toBeVisible();
    },
  },
  {
    name: 'Create a rule',
    open: async (page, { cache, topic }) => {
      const query = new URLSearchParams({ cache, topic });
      await goTo(page, `/rules/create?${query}`, 'Create a rule');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await expect(page.getByRole('group', { name: 'Condition 1' })).toBeVisible();
      await page.getByRole('button', { name: 'Retries and dead-letter queue' }).click();
      await page.getByRole('button', { name: 'Input' }).click();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: 'match' }).first()).toBeVisible();
    },
  },
  {
    name: 'Create a rule, as JSON and with errors',
    open: async (page) => {
      await goTo(page, '/rules/create', 'Create a rule');
      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      await page.getByLabel('Event pattern as JSON').fill('{');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText('Choose a target for').first()).toBeVisible();
    },
  },
  {
    name: 'Pattern sandbox',
    open: async (page, { cache }) => {
      const pattern = JSON.stringify({ source: ['Momento'], detail: { cache: [cache] } });
      await goTo(page, `/patterns?${new URLSearchParams({ pattern })}`, 'Pattern sandbox');
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: 'match' }).first()).toBeVisible();
    },
  },
  {
    name: 'Edit a rule',
    open: async (page, { ruleName }) => {
      await goTo(page, `/rules/edit?rule=${ruleName}`, `Edit ${ruleName}`);
      await expect(page.getByText('EventBridge is allowed (queue policy)')).toBeVisible();
    },
  },
  {
    name: 'Rules, changes of one',
    open: async (page, { ruleName, cache }) => {
      await goTo(page, `/rules?search=${cache}&rule=${ruleName}`, 'Rules');
      await page.getByRole('button', { name: 'Changes' }).click();
      const changes = page.getByRole('table', { name: 'Changes of this rule' });
      await expect(changes).toContainText('Create rule');
    },
  },
];
