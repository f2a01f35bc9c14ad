import { AxeBuilder } from '@axe-core/playwright';
import { makeApiKey } from '@momento-gateway/local-momento/api-key';
import type { Page } from '@playwright/test';
import { clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { MOMENTO_KEY } from '../momento-account.ts';
import type { Product } from '../product.ts';

const TOPIC = 'orders';
const WAY = 'With a Momento API key';

/** What the browser sent and was sent; and where it kept what it knows. */
function watchTraffic(page: Page) {
  const answers: Promise<string>[] = [];
  const urls: string[] = [];
  page.on('response', (response) => {
    urls.push(response.url());
    if (response.url().includes('/api/')) answers.push(response.text().catch(() => ''));
  });
  return async () => {
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    return [...(await Promise.all(answers)), ...urls, stored, await page.content()].join('\n');
  };
}

async function fillIn(page: Page, cache: string, name: string) {
  await page.goto('/webhooks/register');
  // Until the page is alive, a choice falls back.
  await expect(() => page.getByLabel(WAY).check()).toPass();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Cache').fill(cache);
  await page.getByLabel('Momento API key', { exact: true }).fill(MOMENTO_KEY.text);
}

async function openRotation(page: Page) {
  await page.getByRole('button', { name: 'New signing secret', exact: true }).click();
  await page.getByLabel('Source').click();
  await clickOption(page.getByRole('option', { name: 'Let Momento rotate it' }));
}

async function postWith(signingSecret: string, url: string, cache: string) {
  const body = bodyOf({ cache, topic: TOPIC, text: 'from Momento' });
  return postSigned(url, body, sign(body, signingSecret));
}

const expectNowhere = (product: Product, seen: string, secrets: readonly string[]) => {
  const printed = product.lines.join('\n');
  for (const secret of secrets) {
    expect(seen).not.toContain(secret);
    expect(printed).not.toContain(secret);
  }
};

test('a webhook created with an API key accepts what Momento signs, also after a rotation', async ({
  page,
  product,
  momento,
}) => {
  const readTraffic = watchTraffic(page);
  const cache = 'created';
  await fillIn(page, cache, 'Created');
  await page.getByLabel('Topic').fill(TOPIC);
  await page.getByLabel('Name in Momento').fill('orders-hook');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(
    page.getByText('Momento now posts the topic’s messages to the gateway'),
  ).toBeVisible();

  const created = momento.store.get(cache, 'orders-hook');
  expect(created.url).toMatch(new RegExp(`^${product.functionUrl}webhooks/[0-9a-f-]{36}$`));
  expect(await postWith(created.signingSecret, created.url, cache)).toMatchObject({ status: 200 });

  await page.getByRole('tab', { name: 'Settings' }).click();
  await openRotation(page);
  await page.getByLabel('Momento API key', { exact: true }).fill(MOMENTO_KEY.text);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The previous one is accepted for 5 minutes.').first()).toBeVisible();

  const rotated = momento.store.get(cache, 'orders-hook');
  expect(rotated.signingSecret).not.toBe(created.signingSecret);
  for (const signingSecret of [rotated.signingSecret, created.signingSecret]) {
    expect(await postWith(signingSecret, created.url, cache)).toMatchObject({ status: 200 });
  }
  expect(await postWith('another', created.url, cache)).toMatchObject({ status: 403 });

  await openRotation(page);
  await expect(page.getByLabel('Momento API key', { exact: true })).toHaveValue('');
  expectNowhere(product, await readTraffic(), [
    MOMENTO_KEY.text,
    MOMENTO_KEY.token,
    created.signingSecret,
    rotated.signingSecret,
  ]);
});

test('an existing webhook of the cache is listed and pointed here with its own signing secret', async ({
  page,
  momento,
}) => {
  const cache = 'pointed';
  const existing = momento.store.put({
    cache,
    name: 'old-hook',
    topic: TOPIC,
    url: 'https://elsewhere.example/hook',
  });
  await fillIn(page, cache, 'Pointed');
  await page.getByRole('button', { name: 'List the cache’s webhooks' }).click();
  await page.getByLabel('Use “old-hook”').check();
  await expect(page.getByLabel('Topic')).toHaveValue(TOPIC);
  await expect(page.getByLabel('Name in Momento')).toHaveCount(0);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(
    page.getByText('Momento now posts the topic’s messages to the gateway'),
  ).toBeVisible();

  const pointed = momento.store.get(cache, 'old-hook');
  expect(pointed.signingSecret).toBe(existing.signingSecret);
  expect(await postWith(existing.signingSecret, pointed.url, cache)).toMatchObject({ status: 200 });

  await fillIn(page, cache, 'Again');
  await page.getByRole('button', { name: 'List the cache’s webhooks' }).click();
  await expect(page.getByLabel('Use “old-hook”')).toBeDisabled();
});

test('a key that Momento does not accept is an error at its field', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(/^Failed to load resource: .* 400 .*\/api\/momento-webhooks\/list/);
  await fillIn(page, 'refused', 'Refused');
  const key = page.getByLabel('Momento API key', { exact: true });
  await key.fill(makeApiKey('unknown').text);
  await page.getByRole('button', { name: 'List the cache’s webhooks' }).click();
  await expect(page.getByText('Momento does not accept this API key.')).toBeVisible();
  await expect(key).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ colorScheme, viewport });

      test('the fields for an API key have no accessibility violation', async ({
        page,
        momento,
        route,
      }) => {
        const url = 'https://elsewhere.example/hook';
        momento.store.put({ cache: 'listed', name: 'old-hook', topic: TOPIC, url });
        await fillIn(page, 'listed', 'Listed');
        await page.getByRole('button', { name: 'List the cache’s webhooks' }).click();
        await expect(page.getByLabel('Use “old-hook”')).toBeVisible();
        await expectAccessible(page);

        await page.goto(`/webhooks/${route.webhook.webhookId}?tab=settings`);
        await openRotation(page);
        await expect(page.getByLabel('Momento API key', { exact: true })).toBeVisible();
        await expectAccessible(page);
      });
    });
  }
}

async function expectAccessible(page: Page) {
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
