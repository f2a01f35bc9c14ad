import { expect } from '@playwright/test';
import { fillWebhook, SIGNING_SECRET } from '../by-form.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import type { Sender } from '../route.ts';
import { openInTour, type Tour } from './tour.ts';

export async function registerInTour(tour: Tour): Promise<Sender> {
  const { page, product, chosen, name, cache, topic, look } = tour;
  const [section = '', form = ''] = chosen('Webhooks → Register a webhook').split(' → ');
  await openInTour(tour, '/webhooks', section);
  await page.getByRole('link', { name: form }).first().click();
  await fillWebhook(page, { name, cache, topic });
  await page.getByLabel(chosen('Parse text')).check();
  await look();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('Enter this URL in Momento')).toBeVisible();
  await look();
  const webhookId = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '';
  const url = `${product.functionUrl}webhooks/${webhookId}`;
  return { cache, topic, signingSecret: SIGNING_SECRET, webhook: { url, webhookId } };
}

/** @returns the name of the rule */
export async function createRuleInTour(tour: Tour): Promise<string> {
  const { page, chosen, typed, name, queue, look } = tour;
  await openInTour(tour, '/rules/create', 'Create a rule');
  await page.getByLabel('Webhook', { exact: true }).click();
  await chooseOption(page, name);
  await page.getByRole('button', { name: chosen('Add a condition') }).click();
  await page.getByRole('button', { name: /^Field/ }).click();
  await clickOption(page.getByRole('option', { name: chosen('A field of the message (json)') }));
  await page.getByLabel('Name of the field').fill(typed('total'));
  await page.getByRole('button', { name: /^Condition/ }).click();
  await clickOption(page.getByRole('option', { name: chosen('is more than'), exact: true }));
  await page.getByRole('textbox', { name: 'Values' }).fill(typed('10'));
  await page.getByLabel(chosen('A new SQS queue')).check();
  await page.getByLabel('Name of the new queue').fill(queue);
  await look();
  await page.getByRole('button', { name: chosen('Create'), exact: true }).click();
  await expect(page.getByText(/^The rule .* was created$/).first()).toBeVisible();
  await expect(page).toHaveURL(/[?&]rule=./);
  await look();
  return new URL(page.url()).searchParams.get('rule') ?? '';
}
