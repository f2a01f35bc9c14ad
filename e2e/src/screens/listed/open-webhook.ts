import type { Page } from '@playwright/test';
import type { Scene } from '../../scene.ts';
import { goTo } from '../go-to.ts';

/** @param query such as `?tab=activity` */
export function openWebhook(page: Page, scene: Scene, query: string): Promise<void> {
  return goTo(page, `/webhooks/${scene.webhook.webhookId}${query}`, scene.webhookName);
}
