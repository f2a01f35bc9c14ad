import { callApi } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { tabTo } from '../press.ts';
import type { Route } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Of its own: what others hold would be counted here. */
test.use({ world: 'held-calls' });

/** Posts as Momento does once its signing secret is another one. */
async function post({ cache, topic, webhook }: Route, text: string, secret: string) {
  const body = bodyOf({ cache, topic, text });
  expect((await postSigned(webhook.url, body, sign(body, secret))).status).toBe(403);
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('after a rotation that nobody prepared, the new secret publishes what was held, and nothing forged', async ({
      page,
      product,
      route,
    }) => {
      const rotated = `rotated-${route.cache}`;
      for (const text of ['first', 'second', 'third']) await post(route, text, rotated);
      await post(route, 'forged', 'a secret that is nobody’s');

      await page.goto('/');
      await page.getByRole('link', { name: 'Secret changed?' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Held calls' })).toBeVisible();
      await expect(page.getByRole('link', { name: route.webhook.detailType })).toHaveCount(4);
      expect(await findViolations(page)).toEqual([]);

      await goTo(page, `/webhooks?search=${route.cache}`, 'Webhooks');
      await expect(page.getByRole('link', { name: '4 held calls' })).toBeVisible();
      await page.getByRole('link', { name: route.webhookName }).click();
      await expect(page.getByText('4 calls are held')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);

      // From here on with the keyboard alone.
      const store = page.getByRole('link', { name: 'Store the new secret' });
      await tabTo(page, store);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: /^New signing secret for/ });
      const field = dialog.getByLabel('New signing secret', { exact: true });
      await expect(field).toBeFocused();
      await page.keyboard.type('wrong');
      await expect(dialog.getByText('It verifies none of 4 held calls')).toBeVisible();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(rotated);
      await expect(dialog.getByText('It verifies 3 of 4 held calls')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      expect(await takeMessages(createSqs(product), route.queue.url, 0)).toEqual([]);
      await page.keyboard.press('Enter');

      const progress = page.getByRole('dialog', { name: 'Verify held calls' });
      await expect(progress).toContainText('Verified and published: 3', { timeout: 30_000 });
      await expect(progress).toContainText('Not verified: 1');
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(progress).toBeHidden();
      await expect(page.getByText('1 call is held')).toBeVisible();

      const messages = await takeMessages(createSqs(product), route.queue.url, 3);
      const texts = messages.map((message) => JSON.parse(message).detail.text);
      expect(texts.toSorted()).toEqual(['first', 'second', 'third']);
    });

    test('a forged call is opened, verified again, and discarded, and never on the bus', async ({
      page,
      product,
      route,
      expectedNoise,
    }) => {
      // What was discarded is asked for again, and is gone.
      expectedNoise.push(/status of 404 .*\/api\/held-calls\//);
      await post(route, 'forged', 'a secret that is nobody’s');
      await goTo(page, `/failures/held?search=${route.cache}`, 'Held calls');
      await page.getByRole('link', { name: route.webhook.detailType }).click();
      await expect(page.getByText('Nobody has verified this')).toBeVisible();
      await expect(page.getByRole('region', { name: 'event' })).toContainText('forged');
      expect(await findViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Verify all matching' }).click();
      const progress = page.getByRole('dialog', { name: 'Verify held calls' });
      await expect(progress).toContainText('Not verified: 1');
      await page.keyboard.press('Escape');
      await expect(progress).toBeHidden();

      await page.getByRole('button', { name: 'Discard all matching' }).click();
      const question = page.getByRole('dialog', { name: 'Discard held calls' });
      await question.getByRole('textbox').fill('discard');
      await question.getByRole('button', { name: 'Discard' }).click();
      await expect(page.getByText('1 held call discarded')).toBeVisible();
      const path = `/held-calls?search=${route.cache}`;
      const { body } = await callApi<{ total: number }>(product, 'GET', path);
      expect(body.total).toBe(0);
      expect(await takeMessages(createSqs(product), route.queue.url, 0)).toEqual([]);
    });
  });
}
