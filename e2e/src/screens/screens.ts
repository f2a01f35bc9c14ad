import { expect, type Page } from '@playwright/test';
import { postSigned } from '../momento.ts';
import { postMessage } from '../route.ts';
import type { Scene } from '../scene.ts';
import { showGaps } from '../show-gaps.ts';

/** A screen: a page, or a page with an open dialog or panel. */
export interface Screen {
  readonly name: string;
  /** Opens it by its URL; resolves when its content is shown. */
  readonly open: (page: Page, scene: Scene) => Promise<void>;
  /** Console messages that are expected on it. */
  readonly noise?: RegExp;
}

/** Every screen with data, including panels, tabs and dialogs. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'Overview',
    open: async (page) => {
      await goTo(page, '/', 'Overview');
      await expect(page.getByRole('region', { name: 'Published and parked' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Last failures' })).toContainText('#orders');
    },
  },
  {
    name: 'Archive',
    open: async (page) => {
      await goTo(page, '/archive', 'Archive');
      await expect(page.getByRole('button', { name: 'Replay to a rule' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Replays' })).toBeVisible();
    },
  },
  {
    name: 'Archived events',
    open: async (page, { cache }) => {
      const span = { from: '0', until: String(Date.now()) };
      await goTo(
        page,
        `/archive/events?${new URLSearchParams({ ...span, cache })}`,
        'Archived events',
      );
      await expect(page.getByText('AWS has sent all events of the span')).toBeVisible();
    },
  },
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
    name: 'Live events, one open',
    open: async (page, scene) => {
      await goTo(page, `/live?cache=${scene.cache}`, 'Live events');
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await postMessage(scene, 'seen live');
      await page.getByRole('link', { name: `${scene.cache}#${scene.topic}` }).click();
      await expect(page.getByRole('region', { name: 'event' })).toContainText('seen live');
    },
  },
  {
    name: 'Explain, nothing asked',
    open: async (page) => {
      await goTo(page, '/explain', 'Explain');
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await expect(page.getByText('Enter the request id.')).toBeVisible();
    },
  },
  {
    name: 'Explain, a parked event',
    open: async (page, { failureId }) => {
      await goTo(page, `/explain?failureId=${failureId}`, 'Explain');
      const verdict = page.getByRole('group').filter({ hasText: 'What happened' });
      await expect(verdict).toContainText('The bus did not take the event');
      for (const name of [/^Arrival/, /^Checks/, /^Rules/]) {
        await page.getByRole('button', { name }).click();
      }
    },
  },
  {
    name: 'Explain, a message and its rules',
    open: async (page, { cache, topic, ruleName }) => {
      await goTo(page, '/explain?message=kept', 'Explain');
      const message = { cache, topic, text: 'pasted' };
      await page.getByRole('textbox', { name: 'Message' }).fill(JSON.stringify(message));
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await page.getByRole('button', { name: /^Rules/ }).click();
      await expect(page.getByRole('link', { name: ruleName }).first()).toBeVisible();
      await page.getByRole('button', { name: /^Targets/ }).click();
      await expect(page.getByText('EventBridge is allowed (queue policy)')).toBeVisible();
    },
  },
  {
    name: 'Explain, a message that never came',
    open: async (page, { webhook }) => {
      const query = new URLSearchParams({ webhookId: webhook.webhookId, sequenceNumber: '424242' });
      await goTo(page, `/explain?${query}`, 'Explain');
      await expect(page.getByRole('heading', { name: 'Ask Momento' })).toBeVisible();
    },
  },
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
    name: 'Webhook, a new signing secret for held calls',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=settings&dialog=secret');
      const dialog = page.getByRole('dialog', { name: /^New signing secret for/ });
      await dialog.getByLabel('New signing secret', { exact: true }).fill('some secret');
      await expect(dialog.getByText(/^It verifies none of/)).toBeVisible();
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
  {
    name: 'Webhook, changes',
    open: async (page, scene) => {
      await openWebhook(page, scene, '?tab=changes');
      const changes = page.getByRole('table', { name: 'Changes of this webhook' });
      await expect(changes).toContainText('Register webhook');
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

/** Opens a page and waits for its heading. */
export async function goTo(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveTitle(/ · Momento gateway$/);
}

function openWebhook(page: Page, scene: Scene, query: string): Promise<void> {
  return goTo(page, `/webhooks/${scene.webhook.webhookId}${query}`, scene.webhookName);
}
