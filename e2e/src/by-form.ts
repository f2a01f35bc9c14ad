import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { chooseOption } from './choose-option.ts';
import { goTo } from './screens/go-to.ts';

/** What is made with the forms of the dashboard, by whoever is signed in. */
export interface MadeByForm {
  readonly webhookId: string;
  readonly rule: string;
  /** Name of the rule's queue. */
  readonly queue: string;
}

interface Names {
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
}

/** The secret of each webhook that is registered by form. */
export const SIGNING_SECRET = 'any';

/** Fills the form for a webhook, which is open. */
export async function fillWebhook(page: Page, { name, cache, topic }: Names): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Register a webhook' })).toBeVisible();
  for (const [label, value] of [
    ['Name', name],
    ['Cache', cache],
    ['Topic', topic],
    ['Signing secret', SIGNING_SECRET],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

/** The form is open. @returns the webhook's id */
export async function registerByForm(page: Page, names: Names): Promise<string> {
  await fillWebhook(page, names);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('Enter this URL in Momento')).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A webhook, and a rule that sends its events to a new queue. */
export async function makeByForm(page: Page, names: Names, tenant: string): Promise<MadeByForm> {
  await goTo(page, `/webhooks/register?tenant=${tenant}`, 'Register a webhook');
  const webhookId = await registerByForm(page, names);
  const queue = `queue-${names.name.replaceAll(' ', '-')}-${randomUUID().slice(0, 4)}`;
  await goTo(page, `/rules/create?tenant=${tenant}`, 'Create a rule');
  await page.getByLabel('Webhook', { exact: true }).click();
  await chooseOption(page, names.name);
  await page.getByLabel('A new SQS queue').check();
  await page.getByLabel('Name of the new queue').fill(queue);
  await page.getByLabel('Name', { exact: true }).fill(`rule-${queue}`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(/^The rule .* was created$/).first()).toBeVisible();
  await expect(page).toHaveURL(/[?&]rule=./);
  const rule = new URL(page.url()).searchParams.get('rule') ?? '';
  return { webhookId, rule, queue };
}

const OUTCOMES = {
  published: 'The event is on the bus.',
  parked: 'The bus did not accept the event.',
} as const;

/** On the page of a webhook; waits for the answer to this event. */
export async function sendByForm(
  page: Page,
  text: string,
  outcome: keyof typeof OUTCOMES,
): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  const answered = page.waitForResponse(/\/api\/webhooks\/[^/]+\/test/);
  await page.getByRole('button', { name: 'Send test event' }).click();
  await answered;
  await expect(page.getByText(OUTCOMES[outcome]).first()).toBeVisible();
}
