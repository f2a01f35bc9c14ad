import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Product } from '../product.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let shared: Product;
test.beforeAll(async () => {
  shared = await Product.start({}, ['--sign-in']);
});
test.afterAll(() => shared.dispose());

/** The browser's own words about answers that a test causes on purpose. */
const REFUSED = /status of (?:401|403|404)/;

async function signIn(page: Page, path: string, user: string): Promise<void> {
  await page.goto(shared.dashboardUrl + path);
  await expect(page.getByText('It asks for no password and protects nothing.')).toBeVisible();
  await page.getByRole('button', { name: user, exact: true }).click();
  await expect(page.locator('.shell[inert]')).toHaveCount(0);
}

/** What a script on the page gets from the API. */
function fetchAs(page: Page, method: string, path: string, body?: object) {
  return page.evaluate(
    async ([url, init]) => {
      const answer = await fetch(url, init);
      return { status: answer.status, body: await answer.json() };
    },
    [
      path,
      {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      },
    ] as const,
  );
}

const WEBHOOK = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'secret' };

test('a link of a colleague survives the sign-in, and a viewer sees what it shows', async ({
  page,
}) => {
  await signIn(page, '/failures?search=caf%C3%A9', 'Viewer');
  await expect(page).toHaveURL(`${shared.dashboardUrl}/failures?search=caf%C3%A9`);
  await expect(page.getByRole('heading', { name: /^Failures/, level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Rules/, level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /^Rules/, level: 1 })).toBeVisible();
  const cookies = await page.context().cookies(shared.dashboardUrl);
  const own = cookies.filter(({ name }) => name.startsWith('momento-gateway-'));
  expect(own.length).toBe(2);
  for (const cookie of own) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});

test('a viewer who calls the API by hand is refused, and learns which role it takes', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(REFUSED);
  await signIn(page, '/', 'Viewer');
  expect(await fetchAs(page, 'GET', '/api/me')).toMatchObject({
    body: { name: 'Viewer', tenants: [{ tenant: 'default', role: 'viewer' }] },
  });
  const refused = await fetchAs(page, 'POST', '/api/webhooks', WEBHOOK);
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toContain('needs the role admin');
  expect((await fetchAs(page, 'GET', '/api/webhooks')).body.webhooks).toEqual([]);
  expect((await fetchAs(page, 'GET', '/api/webhooks?tenant=orders')).status).toBe(404);
});

test('an owner registers a webhook, signs out here and at the provider, and is a stranger then', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(REFUSED);
  await signIn(page, '/webhooks', 'Owner');
  expect((await fetchAs(page, 'POST', '/api/webhooks', WEBHOOK)).status).toBe(201);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();

  await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      action: '/sign-out',
    });
    document.body.append(form);
    form.submit();
  });
  await page.getByRole('button', { name: 'Sign out of the test provider' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.goto(`${shared.dashboardUrl}/webhooks`);
  await expect(page.getByRole('heading', { name: 'Choose who you are' })).toBeVisible();
});

test('who has no role in the default tenant sees nothing of it', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(/.*/);
  await signIn(page, '/', 'Admin of orders');
  // The start page goes on to the tenant in which somebody has a role.
  await page.waitForURL(/[?&]tenant=orders/);
  expect((await fetchAs(page, 'GET', '/api/webhooks')).status).toBe(404);
  const own = [{ tenant: 'orders', role: 'admin' }];
  expect((await fetchAs(page, 'GET', '/api/me')).body.tenants).toEqual(own);
});

test('there are two tenants from the start, as an owner makes them, and each has webhooks of its own', async ({
  page,
}) => {
  await signIn(page, '/webhooks', 'Owner');
  const { tenants } = (await fetchAs(page, 'GET', '/api/tenants')).body;
  expect(tenants).toMatchObject([
    { name: 'default', problems: [] },
    { name: 'orders', problems: [], webhookCount: 0 },
  ]);
  const registered = await fetchAs(page, 'POST', '/api/webhooks?tenant=orders', WEBHOOK);
  expect(registered).toMatchObject({ status: 201, body: { tenant: 'orders' } });
  const idsIn = async (tenant: string): Promise<string[]> => {
    const { body } = await fetchAs(page, 'GET', `/api/webhooks?tenant=${tenant}`);
    return body.webhooks.map(({ webhookId }: { webhookId: string }) => webhookId);
  };
  expect(await idsIn('orders')).toEqual([registered.body.webhookId]);
  expect(await idsIn('default')).not.toContain(registered.body.webhookId);
});
