import type { Locator, Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { sendByForm } from '../by-form.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { signIn, type User } from '../sign-in.ts';
import { openFailureInTour, parkInTour, redriveInTour } from '../tour/redrive.ts';
import { beginTour, type Tour } from '../tour/tour.ts';
import { type Walked, walkTour } from '../tour/walk-tour.ts';
import { explainInTour, explainRejectedInTour, watchInTour } from '../tour/watch-and-explain.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Of its own: rules of others would match the events of the tour. */
test.use({ world: 'roles', withSignIn: true });

/** Who may walk the whole of README's tour, and where. */
const MAKERS = [
  ['Owner', 'default'],
  ['Admin of orders', 'orders'],
  ['Admin', 'default'],
] as const;

const needs = (role: string, own: string) =>
  `Needs the role ${role} in the tenant default. You have ${own}.`;

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.describe.configure({ mode: 'serial', timeout: 300_000 });
    test.use({ viewport });

    /** What the last admin has made, for those who may less. */
    let tour: Tour;
    let made: Walked;
    const webhookPath = () => `/webhooks/${made.route.webhook.webhookId}`;

    for (const [user, tenant] of MAKERS) {
      test(`${user}: the whole of README’s tour, in the tenant ${tenant}`, async ({
        page,
        product,
        expectedNoise,
      }) => {
        // What was redriven is asked for again, and is gone. Who has one tenant only is led there.
        expectedNoise.push(/status of 404 .*\/api\//);
        await signIn(page, '/', user);
        await expect(page).toHaveURL(tenant === 'default' ? '/' : `/?tenant=${tenant}`);
        await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
        await seeOwnSections(page, user);
        await seeNoViolations(page);
        tour = await beginTour({ page, product, tenant, look: () => seeNoViolations(page) });
        made = await walkTour(tour);
      });
    }

    test('Operator: walks the tour on what is there, redrives, switches rules, verifies, and creates nothing', async ({
      page,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      const own = { ...tour, page, look: () => seeNoViolations(page) };
      await signIn(page, webhookPath(), 'Operator');
      await seeOwnSections(page, 'Operator');
      for (const name of ['Disable', 'Delete']) {
        await seeRefused(button(page, name), needs('admin', 'operator'));
      }
      await sendByForm(page, 'one of an operator', 'published');
      await seeNoViolations(page);
      await goTo(page, '/webhooks', 'Webhooks');
      await seeRefused(button(page, 'Register a webhook'), needs('admin', 'operator'));
      await goTo(page, '/rules', 'Rules');
      await seeRefused(button(page, 'Create a rule'), needs('admin', 'operator'));
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

      await watchInTour(own, made.route);
      await parkInTour(own, made.route);
      await openFailureInTour(own);
      await redriveInTour(own);
      await holdOne();
      await page.goto(webhookPath());
      await seeRefused(button(page, 'Store the new secret'), needs('admin', 'operator'));
      await openHeldCall(page);
      await expect(page.getByRole('region', { name: 'event' })).toContainText('17');
      await button(page, 'Verify all matching').click();
      const progress = page.getByRole('dialog', { name: 'Verify held calls' });
      // The other one is forged, by the admin’s tour.
      await expect(progress).toContainText('Not verified: 2');
      await seeNoViolations(page);
      await explainInTour(own, made.route);
      await explainRejectedInTour(own, made.route);
      await seeAdminsPages(page, 'operator');
    });

    test('Viewer: sees what the tour leads to, and each button says which role it takes', async ({
      page,
    }) => {
      const own = { ...tour, page, look: () => seeNoViolations(page) };
      await parkInTour(own, made.route);
      await signIn(page, '/', 'Viewer');
      await seeOwnSections(page, 'Viewer');
      await goTo(page, '/webhooks', 'Webhooks');
      await seeRefused(button(page, 'Register a webhook'), needs('admin', 'viewer'));
      await seeNoViolations(page);
      await page.goto(webhookPath());
      await seeRefused(button(page, 'Send test event'), needs('operator', 'viewer'));
      await seeRefused(button(page, 'Store the new secret'), needs('admin', 'viewer'));
      await page.goto(`${webhookPath()}?tab=settings`);
      await seeRefused(button(page, 'New signing secret'), needs('admin', 'viewer'));
      await expect(page.getByLabel('Add JSON messages as detail.json')).toBeDisabled();
      await seeNoViolations(page);
      await goTo(page, `/rules?rule=${made.rule}`, 'Rules');
      await seeRefused(button(page, 'Disable'), needs('operator', 'viewer'));

      await watchInTour(own, made.route);
      await openFailureInTour(own);
      await seeRefused(button(page, 'Delete all'), needs('operator', 'viewer'));
      await seeRefused(button(page, 'Redrive this event'), needs('operator', 'viewer'));
      await openHeldCall(page);
      const needed = page.getByText(needs('operator', 'viewer')).filter({ visible: true });
      await expect(needed.first()).toBeVisible();
      await expect(page.getByRole('region', { name: 'event' })).toHaveCount(0);
      for (const name of ['Discard all matching', 'Verify all matching']) {
        await seeRefused(button(page, name), needs('operator', 'viewer'));
      }
      await explainInTour(own, made.route);
      await explainRejectedInTour(own, made.route);

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
      await seeAdminsPages(page, 'viewer');
    });

    /** A call whose signature is of no stored secret. */
    async function holdOne(): Promise<void> {
      const unknown = { ...made.route, signingSecret: 'stored by nobody' };
      expect(await postMessage(unknown, '{"total": 17}')).toBe(403);
    }

    async function openHeldCall(page: Page): Promise<void> {
      const { cache, topic } = made.route;
      await goTo(page, `/failures/held?search=${cache}`, 'Held calls');
      await page
        .getByRole('link', { name: `${cache}#${topic}` })
        .first()
        .click();
      await expect(page.getByText('Held call id')).toBeVisible();
      await seeNoViolations(page);
    }

    async function seeAdminsPages(page: Page, role: string): Promise<void> {
      await goTo(page, '/audit', 'Audit');
      await expect(page.getByText(needs('admin', role))).toBeVisible();
      await page.goto(`${webhookPath()}?tab=changes`);
      await expect(page.getByText(`${needs('admin', role)} Ask the people`)).toBeVisible();
      await goTo(page, '/tenants', 'Tenants');
      await expect(page.getByText('Needs the role owner of all tenants.')).toBeVisible();
      await seeNoViolations(page);
    }

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
