import { expect } from '@playwright/test';
import { postMessage } from '../../route.ts';
import { goTo } from '../go-to.ts';
import type { Screen } from './screen.ts';

/** Screens of events: archived, live, and explained. */
export const EVENT_SCREENS: readonly Screen[] = [
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
];
