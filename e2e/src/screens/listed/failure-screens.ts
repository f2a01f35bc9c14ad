import { expect } from '@playwright/test';
import { goTo } from '../go-to.ts';
import type { Screen } from './screen.ts';

/** Screens of failures and held calls. */
export const FAILURE_SCREENS: readonly Screen[] = [
  {
    name: 'Failures',
    open: async (page, { cache }) => {
      await goTo(page, '/failures', 'Failures');
      await expect(page.getByRole('link', { name: cache }).first()).toBeVisible();
      await page.getByRole('searchbox').focus();
      await expect(page.getByRole('combobox')).toBeVisible();
    },
  },
  {
    name: 'Failures, by cause',
    open: async (page) => {
      await goTo(page, '/failures?view=causes', 'Failures');
      await expect(
        page.getByRole('button', { name: /^Redrive \d+ failure/ }).first(),
      ).toBeVisible();
    },
  },
  {
    name: 'Failures, a span of time',
    open: async (page) => {
      await goTo(page, '/failures', 'Failures');
      await page.getByRole('button', { name: 'First failed: Any time' }).click();
      await page.getByRole('menuitem', { name: 'From … until …' }).click();
      await expect(page.getByRole('dialog', { name: 'First failed' })).toBeVisible();
    },
  },
  {
    name: 'Redrives',
    open: async (page) => {
      await goTo(page, '/failures/redrives', 'Redrives');
      await expect(page.getByText(/The gateway’s log group keeps them/)).toBeVisible();
    },
  },
  {
    name: 'Held calls',
    open: async (page, { webhook, cache }) => {
      await goTo(page, `/failures/held?search=${cache}`, 'Held calls');
      await expect(page.getByRole('link', { name: webhook.detailType }).first()).toBeVisible();
    },
  },
  {
    name: 'Held calls, one open',
    open: async (page, { webhook, cache }) => {
      await goTo(page, `/failures/held?search=${cache}`, 'Held calls');
      await page.getByRole('link', { name: webhook.detailType }).first().click();
      await expect(page.getByRole('region', { name: 'event' })).toContainText('forged');
    },
  },
  {
    name: 'Held calls, Discard',
    open: async (page, { cache }) => {
      await goTo(page, `/failures/held?search=${cache}`, 'Held calls');
      await page.getByRole('button', { name: 'Discard all matching' }).click();
      await expect(page.getByRole('dialog', { name: 'Discard held calls' })).toBeVisible();
    },
  },
  {
    name: 'Failures, one open',
    open: async (page, { failureId }) => {
      await goTo(page, `/failures?failure=${failureId}`, 'Failures');
      await expect(page.getByRole('button', { name: 'Redrive this event' })).toBeVisible();
    },
  },
  {
    name: 'Failures, Redrive',
    open: async (page, { failureId, ruleName }) => {
      await goTo(page, `/failures?failure=${failureId}`, 'Failures');
      await page.getByRole('button', { name: 'Redrive this event' }).click();
      await expect(page.getByRole('dialog', { name: 'Redrive failures' })).toContainText(ruleName);
    },
  },
  {
    name: 'Failures, Delete',
    open: async (page, { cache }) => {
      await goTo(page, '/failures', 'Failures');
      await expect(page.getByRole('link', { name: cache }).first()).toBeVisible();
      await page.getByRole('button', { name: 'Delete all' }).click();
      await expect(page.getByRole('dialog', { name: 'Delete failures' })).toBeVisible();
    },
  },
];
