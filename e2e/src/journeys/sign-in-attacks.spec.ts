import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { chooseUser, signIn } from '../sign-in.ts';

/** Of its own: it is started again. */
test.use({ world: 'sign-in-attacks', withSignIn: true });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

/** The browser's own words about answers that a test causes on purpose. */
test.beforeEach(({ expectedNoise }) => {
  expectedNoise.push(/status of (?:400|401)/);
});

/** With the browser's cookies. @returns the name of who is signed in, or the status */
async function nameIn(page: Page): Promise<unknown> {
  const answer = await page.request.get('/api/me');
  return answer.ok() ? (await answer.json()).name : answer.status();
}

const REDIRECTS_MAX = 20;

/** Signs in at the provider. @returns the callback, which the dashboard has not seen */
async function stopAtCallback(page: Page, subject: string): Promise<string> {
  await page.goto('/sign-in');
  const { request } = page.context();
  let answer = await request.post(page.url(), { form: { subject }, maxRedirects: 0 });
  for (let redirects = 0; redirects < REDIRECTS_MAX; redirects += 1) {
    const location = answer.headers()['location'];
    if (location === undefined) break;
    const { href, pathname } = new URL(location, answer.url());
    if (pathname === '/sign-in/callback') return href;
    answer = await request.get(href, { maxRedirects: 0 });
  }
  throw new Error(`The sign-in stopped at ${answer.url()} with ${answer.status()}.`);
}

const sessionsOf = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name.includes('session'));

test('a callback that an attacker sends signs the victim in as nobody: no login CSRF', async ({
  page,
  browser,
  baseURL,
}) => {
  const attacker = await browser.newContext({ ...(baseURL && { baseURL }) });
  const callback = await stopAtCallback(await attacker.newPage(), 'admin');
  await page.goto(callback);
  await expect(page.getByText('was not begun in this browser')).toBeVisible();
  expect(await nameIn(page)).toBe(401);
  await attacker.close();
});

test('a session that was planted before the sign-in is not the session after it', async ({
  page,
  browser,
  baseURL,
}) => {
  const attacker = await browser.newContext({ ...(baseURL && { baseURL }) });
  const other = await attacker.newPage();
  await signIn(other, '/?tenant=orders', 'Admin of orders');
  const planted = await sessionsOf(attacker);
  expect(planted).not.toEqual([]);
  const callback = await stopAtCallback(page, 'viewer');
  await page.context().addCookies(planted);
  await page.goto(callback);
  expect(await nameIn(page)).toBe('Viewer');
  await other.reload();
  expect(await nameIn(other)).toBe('Admin of orders');
  await attacker.close();
});

test('a code that was used signs nobody in again, with the cookies of before too', async ({
  page,
  browser,
  baseURL,
}) => {
  const callback = await stopAtCallback(page, 'admin');
  const before = await page.context().cookies();
  await page.goto(callback);
  expect(await nameIn(page)).toBe('Admin');
  const thief = await browser.newContext({ ...(baseURL && { baseURL }) });
  await thief.addCookies(before.filter(({ name }) => name.startsWith('momento-gateway-')));
  const stolen = await thief.newPage();
  await stolen.goto(callback);
  await expect(stolen.getByText('invalid_grant')).toBeVisible();
  expect(await nameIn(stolen)).toBe(401);
  await thief.close();
});

for (const returnTo of [
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
]) {
  test(`the sign-in does not lead to another site: ${returnTo}`, async ({ page, product }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ returnTo })}`);
    await chooseUser(page, 'Viewer');
    await expect(page).toHaveURL(`${product.dashboardUrl}/`);
  });
}

test('a stolen session ends with the key that sealed it', async ({
  page,
  browser,
  product,
  baseURL,
}) => {
  await signIn(page, '/', 'Owner');
  const thief = await browser.newContext({ ...(baseURL && { baseURL }) });
  await thief.addCookies(await sessionsOf(page.context()));
  const stolen = await thief.newPage();
  await stolen.goto('/tenants');
  expect(await nameIn(stolen)).toBe('Owner');
  // Each start has a key of its own.
  await product.end('SIGTERM');
  await product.run();
  expect(await nameIn(stolen)).toBe(401);
  await stolen.goto('/tenants');
  await expect(stolen.getByRole('heading', { name: 'Choose who you are' })).toBeVisible();
  await thief.close();
});
