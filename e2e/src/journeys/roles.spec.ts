import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { signIn, type User } from '../sign-in.ts';
import { VIEWPORTS } from '../viewports.ts';

test.use({ world: 'sign-in', withSignIn: true });

/** What an admin has made, for those who may less. */
interface Made {
  readonly webhookPath: string;
  readonly detailType: string;
  readonly rule: string;
  readonly queueUrl: string;
}

const needs = (role: string, own: string) =>
  `Needs the role ${role} in the tenant default. You have ${own}.`;

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.describe.configure({ mode: 'serial', timeout: 240_000 });
    test.use({ viewport });

    let made: Made;

    for (const user of ['Owner', 'Admin'] as const) {
      test(`${user}: from a webhook to a redriven event`, async ({
        page,
        product,
        expectedNoise,
      }) => {
        // What was redriven is asked for again, and is gone.
        expectedNoise.push(/status of 404 .*\/api\/failures\//);
        await signIn(page, '/', user);
        await seeOwnSections(page, user);
        await seeNoViolations(page);
        made = await register(page, product);
        await seeNoViolations(page);
        await page.goto(made.webhookPath);
        await sendTestEvent(page, '{"total": 12}', 'Published');
        expect(await takeMessages(createSqs(product), made.queueUrl, 1)).toHaveLength(1);
        await failAndRedrive(page, product, made);
      });
    }

    test('Operator: sends test events, switches rules, redrives, and creates nothing', async ({
      page,
      product,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      await signIn(page, made.webhookPath, 'Operator');
      for (const name of ['Disable', 'Delete']) {
        await seeRefused(button(page, name), needs('admin', 'operator'));
      }
      await sendTestEvent(page, '{"total": 14}', 'Published');
      expect(await takeMessages(createSqs(product), made.queueUrl, 1)).toHaveLength(1);
      await seeNoViolations(page);

      await goTo(page, `/rules?rule=${made.rule}`, 'Rules');
      for (const name of ['Edit', 'Duplicate', 'Delete']) {
        await seeRefused(button(page, name), needs('admin', 'operator'));
      }
      for (const [from, to] of [
        ['Disable', 'Enable'],
        ['Enable', 'Disable'],
      ] as const) {
        const answer = page.waitForResponse(/\/switch/);
        await button(page, from).click();
        expect((await answer).status()).toBe(200);
        await expect(button(page, to)).toBeVisible();
      }
      await seeNoViolations(page);
      await goTo(page, '/webhooks', 'Webhooks');
      await seeRefused(button(page, 'Register a webhook'), needs('admin', 'operator'));
      await failAndRedrive(page, product, made);
    });

    test('Viewer: sees everything, and each button says which role it takes', async ({
      page,
      product,
    }) => {
      await failOnce(page, product, made);
      await signIn(page, '/', 'Viewer');
      await seeOwnSections(page, 'Viewer');
      await goTo(page, '/webhooks', 'Webhooks');
      await seeRefused(button(page, 'Register a webhook'), needs('admin', 'viewer'));
      await seeNoViolations(page);
      await page.goto(made.webhookPath);
      await seeRefused(button(page, 'Send test event'), needs('operator', 'viewer'));
      await page.goto(`${made.webhookPath}?tab=settings`);
      await seeRefused(button(page, 'New signing secret'), needs('admin', 'viewer'));
      await expect(page.getByLabel('Add JSON messages as detail.json')).toBeDisabled();
      await seeNoViolations(page);

      await goTo(page, `/rules?rule=${made.rule}`, 'Rules');
      await seeRefused(button(page, 'Disable'), needs('operator', 'viewer'));
      await goTo(page, '/failures', 'Failures');
      await seeRefused(button(page, 'Delete all'), needs('operator', 'viewer'));
      await page.getByRole('link', { name: made.detailType }).first().click();
      await seeRefused(button(page, 'Redrive this event'), needs('operator', 'viewer'));
      await expect(page.getByRole('region', { name: 'event' })).toContainText('15');
      await seeNoViolations(page);

      for (const [path, title] of [
        ['/webhooks/register', 'Register a webhook'],
        ['/rules/create', 'Create a rule'],
        [`/rules/edit?rule=${made.rule}`, `Edit ${made.rule}`],
      ] as const) {
        await goTo(page, path, title);
        await expect(page.getByText(needs('admin', 'viewer'))).toBeVisible();
        await expect(page.getByRole('textbox')).toHaveCount(0);
      }
      await seeNoViolations(page);
      await goTo(page, '/audit', 'Audit');
      await expect(page.getByText(needs('admin', 'viewer'))).toBeVisible();
      await page.goto(`${made.webhookPath}?tab=changes`);
      const reason = `${needs('admin', 'viewer')} Ask the people`;
      await expect(page.getByText(reason)).toBeVisible();
      await goTo(page, '/tenants', 'Tenants');
      await expect(page.getByText('Needs the role owner of all tenants.')).toBeVisible();
      await seeNoViolations(page);
    });

    async function seeOwnSections(page: Page, user: User): Promise<void> {
      await openMenus(page, viewport.width);
      await expect(page.getByRole('link', { name: 'Settings', exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Tenants', exact: true })).toHaveCount(
        user === 'Owner' ? 1 : 0,
      );
      await page.reload();
    }
  });
}

/** On a phone the sections are behind a button. */
async function openMenus(page: Page, width: number): Promise<void> {
  if (width < 600) await page.getByRole('button', { name: 'Open navigation' }).click();
}

function button(page: Page, name: string): Locator {
  return page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first();
}

/** It is there, does nothing, and says why. */
async function seeRefused(refused: Locator, reason: string): Promise<void> {
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await refused.hover();
  await expect(refused.page().getByText(reason).filter({ visible: true }).first()).toBeVisible();
  // Cloudscape shows it outside of all landmarks, which axe would report.
  await refused.page().mouse.move(0, 0);
}

async function seeNoViolations(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
}

async function register(page: Page, product: Product): Promise<Made> {
  const suffix = randomUUID().slice(0, 8);
  const [cache, queue, name] = [`shop-${suffix}`, `queue-${suffix}`, `Tour ${suffix}`];
  await goTo(page, '/webhooks/register', 'Register a webhook');
  for (const [label, value] of [
    ['Name', name],
    ['Cache', cache],
    ['Topic', 'orders'],
    ['Signing secret', 'any'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('Enter this URL in Momento')).toBeVisible();
  const webhookPath = new URL(page.url()).pathname;
  await goTo(page, '/rules/create', 'Create a rule');
  await page.getByLabel('Webhook', { exact: true }).click();
  await chooseOption(page, name);
  await page.getByLabel('A new SQS queue').check();
  await page.getByLabel('Name of the new queue').fill(queue);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(/^The rule .* was created$/).first()).toBeVisible();
  await expect(page).toHaveURL(/[?&]rule=./);
  const rule = new URL(page.url()).searchParams.get('rule') ?? '';
  const queueUrl = `${product.awsUrl}/000000000000/${queue}`;
  return { webhookPath, detailType: `${cache}#orders`, rule, queueUrl };
}

async function sendTestEvent(page: Page, text: string, answer: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send test event' }).click();
  await expect(page.getByText(answer).first()).toBeVisible();
}

/** A test event that the bus does not take. */
async function park(page: Page, product: Product, text: string): Promise<void> {
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  await sendTestEvent(page, text, 'Parked');
  await clearFaults(product);
}

/** By an operator, in a browser of their own. */
async function failOnce(page: Page, product: Product, { webhookPath }: Made): Promise<void> {
  const context = await page.context().browser()?.newContext({ baseURL: product.dashboardUrl });
  const other = await context?.newPage();
  if (other === undefined) throw new Error('There is no browser.');
  await signIn(other, webhookPath, 'Operator');
  await park(other, product, '{"total": 15}');
  await other.context().close();
}

async function failAndRedrive(page: Page, product: Product, made: Made): Promise<void> {
  await page.goto(made.webhookPath);
  await park(page, product, '{"total": 13}');
  await goTo(page, '/failures', 'Failures');
  await page.getByRole('link', { name: made.detailType }).first().click();
  await page.getByRole('button', { name: 'Redrive this event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog).toContainText(made.rule);
  await seeNoViolations(page);
  await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
  await expect(dialog).toContainText('Redriven: 1');
  expect(await takeMessages(createSqs(product), made.queueUrl, 1)).toHaveLength(1);
}
