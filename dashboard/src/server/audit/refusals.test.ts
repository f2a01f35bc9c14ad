import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup, readAuditLines } from '../testing/audit-calls.ts';
import { type Browser, createBrowser } from '../testing/browser.ts';
import { type SigningIn, startSigningIn } from '../testing/start-signing-in.ts';

let dashboard: SigningIn;
let operator: Browser;
/** Moves the clock of the API. */
let shift = 0;

beforeAll(async () => {
  dashboard = await startSigningIn({}, { auditLogGroupName: AUDIT_LOG_GROUP_NAME });
  await makeAuditGroup(dashboard.api);
  dashboard.api.replaceContext({ now: () => Date.now() + shift });
  operator = await dashboard.signIn('operator');
});
afterAll(() => dashboard.close());

let before: number;
const readAll = () => readAuditLines(dashboard.api);
const readNew = async () => (await readAll()).slice(before);
beforeEach(async () => {
  before = (await readAll()).length;
});

const ask = async (browser: Browser, path: string, method = 'GET') =>
  (await browser.fetch(dashboard.origin + path, { method })).status;

const ADDRESS = expect.stringMatching(/127\.0\.0\.1|::1/);
const OTTO = { kind: 'session', subject: 'operator', name: 'Otto Operator', groups: ['operators'] };

test('a sign-in and a sign-out are written with the person and the address', async () => {
  const browser = await dashboard.signIn('operator');
  await browser.post(`${dashboard.origin}/sign-out`, {});
  const who = { ...OTTO, address: ADDRESS };
  expect(await readNew()).toMatchObject([
    { operation: 'signIn', outcome: 'done', who },
    { operation: 'signOut', outcome: 'done', who },
  ]);
});

test('a sign-in of somebody without a role is written as refused', async () => {
  await dashboard.signIn('stranger');
  expect(await readNew()).toMatchObject([
    { operation: 'signIn', outcome: 'refused', problem: 'no-role', who: { subject: 'stranger' } },
  ]);
});

test('a sign-in that the provider refuses is written once a minute, without what is secret', async () => {
  for (let times = 0; times < 2; times += 1) {
    const browser = createBrowser();
    const page = await browser.open(dashboard.origin);
    const body = new URLSearchParams({ subject: 'viewer' });
    const sent = await browser.fetch(page.url, { method: 'POST', body });
    const isCallback = ({ pathname }: URL) => pathname === '/sign-in/callback';
    const { url } = await browser.open(sent.headers.get('location') ?? '', isCallback);
    url.searchParams.set('code', 'a-code-of-nobody');
    await browser.open(url);
  }
  const lines = await readNew();
  const who = { subject: '', address: ADDRESS };
  expect(lines).toMatchObject([
    { operation: 'signIn', outcome: 'refused', problem: 'refused', who },
  ]);
  expect(JSON.stringify(lines)).not.toContain('a-code-of-nobody');
});

test('a call that the role does not allow is written with what was asked for', async () => {
  expect(await ask(operator, '/api/rules/orders', 'DELETE')).toBe(403);
  expect(await readNew()).toMatchObject([
    {
      operation: 'deleteRule',
      outcome: 'refused',
      status: 403,
      problem: 'role-missing',
      tenant: 'default',
      who: { ...OTTO, address: ADDRESS },
    },
  ]);
});

test('a call in a tenant of others is written, with a part of a long name', async () => {
  expect(await ask(operator, `/api/webhooks?tenant=${'t'.repeat(200)}`)).toBe(404);
  expect(await readNew()).toMatchObject([
    { operation: 'listWebhooks', status: 404, problem: 'tenant-not-found', tenant: 't'.repeat(64) },
  ]);
});

test('what the role does not allow is written once for each tenant, whose admins see no other lines', async () => {
  const access = [{ group: 'operators', tenant: '*', role: 'viewer' }];
  dashboard.restart({ ACCESS: JSON.stringify(access) });
  const path = '/api/webhooks/11111111-2222-4333-8444-555555555555';
  for (const tenant of ['default', 'orders', 'orders']) {
    expect(await ask(operator, `${path}?tenant=${tenant}`, 'DELETE')).toBe(403);
  }
  dashboard.restart({});
  const refused = { operation: 'deleteWebhook', problem: 'role-missing' };
  expect(await readNew()).toMatchObject([
    { ...refused, tenant: 'default' },
    { ...refused, tenant: 'orders' },
  ]);
});

test('the same refusal of the same person is counted, and written once a minute', async () => {
  for (const tenant of ['a', 'b', 'c']) await ask(operator, `/api/rules?tenant=${tenant}`);
  expect(await readNew()).toMatchObject([{ operation: 'listRules', tenant: 'a' }]);
  shift += 60_000;
  await ask(operator, '/api/rules?tenant=d');
  shift = 0;
  expect(await readNew()).toMatchObject([{ tenant: 'a' }, { tenant: 'd', repeats: 2 }]);
});

test('whoever is not signed in writes nothing', async () => {
  expect(await ask(createBrowser(), '/api/rules')).toBe(401);
  await createBrowser().fetch(`${dashboard.origin}/sign-in/callback?error=access_denied&state=x`);
  expect(await readNew()).toEqual([]);
});

test('sign-ins and refusals are answered the same when they cannot be written', async () => {
  const { api } = dashboard;
  await api.setFault({ operation: 'PutLogEvents', fault: 'throttle' });
  api.replaceContext({ logUnexpected: () => {} });
  const browser = await dashboard.signIn('viewer');
  expect(await ask(browser, '/api/rules/orders', 'DELETE')).toBe(403);
  expect(await ask(browser, '/api/webhooks?tenant=orders')).toBe(404);
  // The SDK tries a throttled call again before it gives up.
  await expect
    .poll(() => dashboard.logged.join())
    .toContain('The audit log does not have a sign-in');
  await api.clearFaults();
});

const list = async (browser: Browser, query = '') => {
  const answer = await browser.fetch(`${dashboard.origin}/api/audit?${query}`);
  return { status: answer.status, body: await answer.json() };
};

test('an admin sees the lines of one tenant, and an owner those of all', async () => {
  const who = { ...OTTO, kind: 'session' as const, address: '' };
  const line = { at: Date.now(), outcome: 'refused' as const, operation: 'listRules', who };
  const { audit } = dashboard.api.context;
  await audit?.write({ ...line, requestId: 'theirs', tenant: 'orders' });
  await audit?.write({ ...line, requestId: 'ours', tenant: 'default' });
  await audit?.write({ ...line, requestId: 'of-no-tenant' });
  const idsOf = ({ body }: Awaited<ReturnType<typeof list>>) =>
    body.entries.map(({ requestId }: { requestId: string }) => requestId);
  const admin = await dashboard.signIn('admin');
  const seen = idsOf(await list(admin));
  expect(seen).toContain('ours');
  expect(seen).not.toContain('theirs');
  expect(seen).not.toContain('of-no-tenant');
  const refused = await list(admin, 'scope=all');
  expect([refused.status, refused.body.type]).toEqual([
    403,
    expect.stringMatching(/role-missing$/),
  ]);
  expect((await list(admin, 'tenant=orders')).status).toBe(404);
  expect((await list(operator)).status).toBe(403);
  const owner = await dashboard.signIn('owner');
  const all = idsOf(await list(owner, 'scope=all'));
  expect(all).toEqual(expect.arrayContaining(['ours', 'theirs', 'of-no-tenant']));
});
