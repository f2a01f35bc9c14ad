import { callApi } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { Product } from '../product.ts';

const TOKEN = 'a-token-that-nobody-guesses';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let guarded: Product;
test.beforeAll(async () => {
  guarded = await Product.start({ DASHBOARD_TOKEN: TOKEN });
});
test.afterAll(() => guarded.dispose());

const printedUrl = () => /^ready +dashboard (\S+)/m.exec(guarded.lines.join('\n'))?.[1] ?? '';
/** The browser's own words about the page that asks to sign in. */
const REFUSED = /status of 401/;

test('the printed URL signs in one browser, and its code disappears from the address bar', async ({
  page,
  browser,
  expectedNoise,
}) => {
  expectedNoise.push(REFUSED);
  await page.goto(`${guarded.dashboardUrl}/webhooks`);
  await expect(page.getByText('You are not signed in.')).toBeVisible();

  await page.goto(printedUrl());
  await expect(page).toHaveURL(`${guarded.dashboardUrl}/`);
  await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
  await expect(page.getByText('No webhooks yet')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No webhooks yet')).toBeVisible();

  const stranger = await browser.newPage();
  await stranger.goto(printedUrl());
  await expect(stranger.getByText('This address works only once')).toBeVisible();
  await stranger.close();
});

test('another browser signs in with the token, typed into the page', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(REFUSED);
  await page.goto(`${guarded.dashboardUrl}/rules`);
  await page.getByLabel('Token').fill('something else');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This is not the token of this dashboard.')).toBeVisible();
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByLabel('Token').press('Enter');
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
});

test('a script with the token can call the API, and without it cannot', async () => {
  expect((await callApi(guarded, 'GET', '/webhooks')).status).toBe(401);
  const { dashboardUrl } = guarded;
  expect((await callApi({ dashboardUrl, token: TOKEN }, 'GET', '/webhooks')).status).toBe(200);
});
