import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { type MadeByForm, makeByForm, SIGNING_SECRET, sendByForm } from '../by-form.ts';
import { expect, test } from '../fixtures.ts';
import { type Heard, hear } from '../hear.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { signIn } from '../sign-in.ts';

// Of its own: attacks name what is another's, and the audit log of who tried has that.
test.use({ world: 'two-tenants', withSignIn: true });

const NAMES = { cache: 'same-cache', topic: 'returns' };
const EVENT = `${NAMES.cache}#${NAMES.topic}`;

interface Person {
  readonly page: Page;
  readonly user: 'Admin' | 'Admin of orders';
  readonly tenant: string;
  /** In the name of everything that the person makes, and in each message. */
  readonly mark: string;
  /** What only this tenant has in AWS. */
  readonly resources: readonly string[];
  readonly heard: () => Promise<readonly Heard[]>;
}

/** Pages of a tenant that need nothing in their addresses; live events are watched besides. */
const PAGES = [
  ...['/', '/webhooks', '/webhooks/register', '/webhooks/unknown', '/rules', '/rules/create'],
  ...['/patterns', '/failures', '/failures?view=causes', '/failures/redrives', '/failures/held'],
  ...['/archive', '/explain', '/audit', '/settings', '/tenants'],
];

/** Where one’s own mark must be heard: else this test would prove nothing. */
const TELLING = [
  ...['/api/webhooks', '/api/webhooks/:id', '/api/rules', '/api/failures/:id'],
  ...['/api/held-calls/:id', '/api/live/:id', '/api/explain', '/api/audit', '/api/targets'],
];

test('two people at once, each of one tenant, with the same cache and topic: no page and no answer that one gets names anything of the other', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ baseURL: product.dashboardUrl });
  const meet = (own: Page, who: Pick<Person, 'user' | 'tenant' | 'resources'>): Person => ({
    ...{ ...who, page: own, mark: `mark-${randomUUID().slice(0, 13)}` },
    heard: hear(own, product.dashboardUrl),
  });
  const people = [
    meet(page, {
      user: 'Admin',
      tenant: 'default',
      resources: ['momento-gateway-parked', 'momento-gateway-dead-letters', 'momento-gateway-held'],
    }),
    meet(await context.newPage(), {
      user: 'Admin of orders',
      tenant: 'orders',
      resources: ['momento-gateway_orders'],
    }),
  ] as const;
  const each = <Result>(run: (person: Person, place: number) => Promise<Result>) =>
    Promise.all(people.map(run));

  const made = await each(make);
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  await each((person) => sendByForm(person.page, `parked ${person.mark}`, 'parked'));
  await clearFaults(product);
  await each((person, place) => watch(person, product, made[place] as MadeByForm));
  await each((person, place) => visitAll(person, made[place] as MadeByForm));

  const heard = await each(({ heard }) => heard());
  for (const [place, person] of people.entries()) {
    const [own = [], other] = [heard[place], people[1 - place]];
    expectTelling(own, person.mark);
    for (const name of [
      other?.mark ?? '',
      made[1 - place]?.webhookId ?? '',
      ...(other?.resources ?? []),
    ]) {
      expect(name).not.toBe('');
      expect(own.filter(({ text }) => text.includes(name)).map(({ path }) => [path, name])).toEqual(
        [],
      );
    }
  }
  await context.close();
});

/** A webhook with a published event and a held call, and its rule; then its page is open. */
async function make({ page, user, tenant, mark }: Person): Promise<MadeByForm> {
  await signIn(page, `/webhooks?tenant=${tenant}`, user);
  const made = await makeByForm(page, { ...NAMES, name: mark }, tenant);
  await goTo(page, `/webhooks/${made.webhookId}?tenant=${tenant}`, mark);
  await sendByForm(page, `sent ${mark}`, 'published');
  return made;
}

/** Live events while both get some, and a call that is held. */
async function watch(
  { page, tenant, mark }: Person,
  { functionUrl }: Product,
  { webhookId }: MadeByForm,
): Promise<void> {
  const post = async (text: string, secret: string) => {
    const body = bodyOf({ ...NAMES, text });
    return (await postSigned(`${functionUrl}webhooks/${webhookId}`, body, sign(body, secret)))
      .status;
  };
  await goTo(page, `/live?cache=${NAMES.cache}&tenant=${tenant}`, 'Live events');
  await expect(page.getByText('Watching the bus')).toBeVisible();
  expect(await post(`live ${mark}`, SIGNING_SECRET)).toBe(200);
  await page.getByRole('link', { name: EVENT }).first().click();
  await expect(page.getByRole('region', { name: 'event' })).toContainText(`live ${mark}`);
  expect(await post(`held ${mark}`, 'rotated')).toBe(403);
}

async function visitAll({ page, tenant, mark }: Person, { webhookId, rule }: MadeByForm) {
  const open = async (path: string) => {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}tenant=${tenant}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
  };
  for (const path of PAGES) await open(path);
  for (const tab of ['activity', 'history', 'settings', 'changes']) {
    await open(`/webhooks/${webhookId}?tab=${tab}`);
  }
  await open(`/rules?rule=${rule}`);
  await open(`/rules/edit?rule=${rule}`);
  for (const [path, text] of [
    ['/failures/held', `held ${mark}`],
    ['/failures', `parked ${mark}`],
  ] as const) {
    await open(`${path}?search=${NAMES.cache}`);
    await page.getByRole('link', { name: EVENT }).first().click();
    await expect(page.getByRole('region', { name: 'event' })).toContainText(text);
  }
  await page.getByRole('link', { name: 'Explain this event' }).click();
  await expect(page.getByRole('group').filter({ hasText: 'What happened' })).toContainText(
    'The bus did not take the event',
  );
  // Within the page, as Next.js loads the parts of another.
  const sections = page.getByRole('navigation', { name: 'Sections' });
  for (const name of ['Webhooks', 'Rules', 'Failures', 'Audit']) {
    await sections.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
}

/** Pages as HTML, parts of pages, and each list of the API were heard. */
function expectTelling(own: readonly Heard[], mark: string): void {
  const types = new Set(own.map(({ type }) => type.split(';')[0]));
  expect([...types]).toEqual(expect.arrayContaining(['text/html', 'text/x-component']));
  const telling = own.filter(({ text }) => text.includes(mark)).map(({ path }) => path);
  const missing = TELLING.filter((path) => {
    const pattern = new RegExp(`^${path.replace(':id', '[^/]+')}$`);
    return !telling.some((one) => pattern.test(one));
  });
  expect(missing).toEqual([]);
}
