import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { createQueue, createSqs } from '../aws.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';

/** The second click of a double click comes so late after the first. */
const GAPS_MS = [0, 150, 400] as const;

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('a double click on Register registers one webhook, however slow the next page is', async ({
      page,
      product,
    }) => {
      for (const gapMs of GAPS_MS) {
        const suffix = randomUUID().slice(0, 8);
        const next = await holdNextPage(page);
        await page.goto('/webhooks/register');
        for (const [label, value] of [
          ['Name', `Twice ${suffix}`],
          ['Cache', 'twice'],
          ['Topic', suffix],
          ['Signing secret', 'secret'],
        ] as const) {
          await page.getByLabel(label, { exact: true }).fill(value);
        }
        await pressTwice(page, page.getByRole('button', { name: /^Register( …)?$/ }), gapMs);
        await next.release();
        await expect(page.getByText('The webhook is registered')).toBeVisible();
        const { body } = await callApi<{ total: number }>(
          product,
          'GET',
          `/webhooks?search=${suffix}`,
        );
        expect(body.total, `clicks ${gapMs} ms apart`).toBe(1);
      }
    });

    test('a double click on Create makes one rule and shows no error', async ({
      page,
      product,
      route,
    }) => {
      const queue = `twice-${randomUUID().slice(0, 8)}`;
      await createQueue(createSqs(product), queue);
      const ruleName = `${queue}-rule`;
      const next = await holdNextPage(page);
      const { cache, topic } = route;
      await page.goto(`/rules/create?${new URLSearchParams({ cache, topic })}`);
      await page.getByRole('button', { name: /^SQS queue/ }).click();
      await chooseOption(page, queue);
      await page.getByLabel('Name', { exact: true }).fill(ruleName);
      const made: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/api/rules')) {
          made.push(request.url());
        }
      });
      const create = page.getByRole('button', { name: /^Create( …)?$/ });
      await pressTwice(page, create, 150);
      await expect(page.getByText(`The rule ${ruleName} was created`).first()).toBeVisible();
      // The rule is made, the lists are loaded again, and only the next page is not there.
      await page.waitForTimeout(400);
      await create.click({ force: true });
      await next.release();
      await expect(create).toBeHidden();
      expect(made).toHaveLength(1);
    });
  });
}

/** Keeps the data of the next page back, as over a slow line. */
async function holdNextPage(page: Page) {
  const released = Promise.withResolvers<void>();
  const isOfPage = /[?&]_rsc=/;
  await page.route(isOfPage, async (route) => {
    await released.promise;
    await route.continue().catch(() => undefined);
  });
  return {
    release: async () => {
      released.resolve();
      await page.unroute(isOfPage);
    },
  };
}

async function pressTwice(page: Page, button: Locator, gapMs: number): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.mouse.click(x + width / 2, y + height / 2);
  if (gapMs === 0) {
    await page.mouse.click(x + width / 2, y + height / 2);
    await answered;
  } else {
    // The first answer is there, and the next page is not.
    await answered;
    await page.waitForTimeout(gapMs);
    await page.mouse.click(x + width / 2, y + height / 2);
  }
  await page.waitForTimeout(gapMs);
}
