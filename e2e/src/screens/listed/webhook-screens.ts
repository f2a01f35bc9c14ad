import { expect, type Page } from '@playwright/test';
import { postSigned } from '../../momento.ts';
import type { Scene } from '../../scene.ts';
import { showGaps } from '../../show-gaps.ts';
import { goTo } from '../go-to.ts';
import { openWebhook } from './open-webhook.ts';
import type { Screen } from './screen.ts';

/** Screens of webhooks. */
export const WEBHOOK_SCREENS: readonly Screen[] = [
  {
    name: 'Webhooks',
    open: async (page, { webhookName, cache }) => {
      await goTo(page, `/webhooks?search=${cache}`, 'Webhooks');
      await expect(page.getByRole('link', { name: webhookName })).toBeVisible();
    },
  },
  {
    name: 'Unknown webhooks',
    open: async (page, { webhook }) => {
      await postSigned(`${webhook.url}/`, '{}', '0'.repeat(64));
      await goTo(page, '/webhooks/unknown', 'Unknown webhooks');
      await expect(page.getByText('The log was searched back to')).toBeVisible();
    },
  },
  {
    name: 'Register a webhook',
    open: async (page) => {
      await goTo(page, '/webhooks/register', 'Register a webhook');
      await page.getByLabel('Cache').fill('shop');
      await expect(page.getByRole('region', { name: 'event pattern' })).toContainText('shop');
    },
  },
  {
    name: 'Webhook, just registered',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?registered=yes');
      await expect(page.getByText('The webhook is registered')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Send test event' })).toBeVisible();
    },
  },
  {
    name: 'Webhook, activity',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=activity');
      const calls = page.getByRole('table', { name: 'Calls of this webhook' });
      for (const outcome of ['Published', 'Parked', 'Rejected']) {
        await expect(calls.getByText(outcome).first()).toBeVisible();
      }
    },
  },
  {
    name: 'Webhook, gaps',
    open: async (page, scene) => {
      await showGaps(page);
      await openWebhook(page, scene, '?tab=gaps');
      await expect(page.getByRole('table', { name: /^Gaps in/ })).toContainText('88 to 93');
    },
  },
  {
    name: 'Webhook, matching rules',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=rules');
      await expect(page.getByRole('link', { name: scene.ruleName })).toBeVisible();
    },
  },
  {
    name: 'Webhook, history',
    open: async (page, scene) => {
      const span = { from: '0', until: String(Date.now()) };
      await openWebhook(page, scene, `?${new URLSearchParams({ tab: 'history', ...span })}`);
      await expect(page.getByText('AWS has sent all events of the span')).toBeVisible();
      await expect(page.getByRole('table', { name: 'Archived events' })).toContainText('#orders');
    },
  },
  {
    name: 'Webhook, Send again to a rule',
    open: async (page, scene) => {
      const span = { from: '0', until: String(Date.now()) };
      await openWebhook(page, scene, `?${new URLSearchParams({ tab: 'history', ...span })}`);
      const events = page.getByRole('table', { name: 'Archived events' });
      await events.getByRole('link', { name: scene.cache }).first().click();
      await page.getByRole('button', { name: 'Send again to a rule' }).click();
      await expect(page.getByRole('dialog', { name: 'Send again to a rule' })).toBeVisible();
    },
  },
  {
    name: 'Webhook, settings',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=settings');
      await expect(page.getByRole('button', { name: 'Rename' })).toBeVisible();
    },
  },
  ...(['Rename', 'New signing secret'] as const).map((button) => ({
    name: `Webhook, ${button}`,
    open: async (page: Page, scene: Scene) => {
      await openWebhook(page, scene, '?tab=settings');
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('dialog', { name: button })).toBeVisible();
    },
  })),
  {
    name: 'Webhook, Disable',
    open: async (page, scene) => {
      await openWebhook(page, scene, '');
      await page.getByRole('button', { name: 'Disable' }).click();
      await expect(page.getByRole('dialog', { name: 'Disable' })).toBeVisible();
    },
  },
  {
    name: 'Webhook, Delete',
    open: async (page, scene) => {
      await openWebhook(page, scene, '');
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('dialog', { name: 'Delete' })).toBeVisible();
    },
  },
  {
    name: 'Webhook, a new signing secret for held calls',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=settings&dialog=secret');
      const dialog = page.getByRole('dialog', { name: /^New signing secret for/ });
      await dialog.getByLabel('New signing secret', { exact: true }).fill('some secret');
      await expect(dialog.getByText(/^It verifies none of/)).toBeVisible();
    },
  },
  {
    name: 'Webhook, changes',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=changes');
      const changes = page.getByRole('table', { name: 'Changes of this webhook' });
      await expect(changes).toContainText('Register webhook');
    },
  },
];
