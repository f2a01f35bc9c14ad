import { randomUUID } from 'node:crypto';
import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { includesRole, type Role } from '@momento-gateway/shared/role';
import { afterAll, expect, test } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { failCalls } from './testing/fail-calls.ts';
import { fetchTokens } from './testing/fetch-tokens.ts';
import { AUDIENCE, SCRIPT_CLIENT, startSigningIn } from './testing/start-signing-in.ts';

const dashboard = await startSigningIn();
afterAll(() => dashboard.close());

const people = ['viewer', 'operator', 'admin', 'owner', 'other-admin', 'stranger'] as const;
const sessions = new Map<string, Browser>();
for (const subject of people) sessions.set(subject, await dashboard.signIn(subject));

const tokenFor = async (subject: string, audience: string) =>
  (await fetchTokens(dashboard.provider.issuer, SCRIPT_CLIENT, subject, audience)).accessToken;
const bearers = {
  'bearer viewer': { token: await tokenFor('viewer', AUDIENCE), role: 'viewer' },
  'bearer owner': { token: await tokenFor('owner', AUDIENCE), role: 'owner' },
  'bearer of a wrong audience': { token: await tokenFor('owner', 'urn:other'), role: undefined },
} as const;

/** Well-formed ids of nothing: what is allowed gets as far as the input, and no further. */
const IDS: Readonly<Record<string, string>> = {
  webhookId: randomUUID(),
  viewerId: randomUUID(),
  failureId: 'none',
  redriveId: 'none',
  replayName: 'none',
  name: 'none',
};

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

async function call(
  id: OperationId,
  send: (url: string, init: RequestInit) => Promise<Response>,
  tenant?: string,
): Promise<Answer> {
  const { method, path } = OPERATIONS[id];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => IDS[name] ?? 'none');
  const query = tenant === undefined ? '' : `?tenant=${tenant}`;
  const hasBody = method === 'POST' || method === 'PATCH';
  const answer = await send(dashboard.origin + filled + query, {
    method,
    // Nothing that is missing: what is refused here, is so by its role and not by its input.
    ...(hasBody && { body: '[]', headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  const type = /urn:momento-gateway:problem:([\w-]+)/.exec(text)?.[1];
  return { status: answer.status, type, text };
}

const asPerson = (subject: string) => {
  const browser = sessions.get(subject) ?? expect.fail(subject);
  return (url: string, init: RequestInit) => browser.fetch(url, init);
};
const asBearer = (token: string) => (url: string, init: RequestInit) =>
  fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

/** What nobody is allowed must not get anything from AWS either. */
async function expectRefused(
  expected: Pick<Answer, 'status' | 'type'>,
  ...asked: Parameters<typeof call>
): Promise<Answer> {
  const calls = failCalls(dashboard.api.context);
  const answer = await call(...asked);
  calls.stop();
  expect(answer).toMatchObject(expected);
  expect(calls.sent).toEqual([]);
  return answer;
}

const NOT_SIGNED_IN = { status: 401, type: 'not-signed-in' };
const NO_TENANT = { status: 404, type: 'tenant-not-found' };
const NO_ROLE = { status: 403, type: 'role-missing' };
const OF_NOBODY = ['not-signed-in', 'token-refused', 'tenant-not-found', 'role-missing'];

const ids = Object.keys(OPERATIONS) as OperationId[];
const ofTenant = ids.filter((id) => OPERATIONS[id].role !== 'anyone');

test.each(ids)('%s is answered to nobody who is not signed in', async (id) => {
  await expectRefused(NOT_SIGNED_IN, id, fetch);
  dashboard.pass(3_600_000);
  await expectRefused(NOT_SIGNED_IN, id, asPerson('owner'));
  dashboard.pass(-3_600_000);
  const { token } = bearers['bearer of a wrong audience'];
  await expectRefused({ status: 401, type: 'token-refused' }, id, asBearer(token));
});

const WHO = [
  ...(['viewer', 'operator', 'admin', 'owner'] as const).map(
    (role) => [role as string, role as Role, asPerson(role)] as const,
  ),
  ...(['bearer viewer', 'bearer owner'] as const).map(
    (who) => [who as string, bearers[who].role as Role, asBearer(bearers[who].token)] as const,
  ),
];
const cases = ofTenant.flatMap((id) => WHO.map(([who, role, send]) => ({ id, who, role, send })));

test.each(cases)('$id of a $who is answered as the role says', async ({ id, role, send }) => {
  const needed = OPERATIONS[id].role as Role;
  if (!includesRole(role, needed)) {
    const { text } = await expectRefused(NO_ROLE, id, send);
    expect(text).toContain(`the role ${needed} in the tenant “default”, and you have ${role}.`);
    return;
  }
  const { status, type } = await call(id, send);
  // The tenant to remove is an object of the call: here there is none of that name.
  if (id === 'removeTenant') expect(type).toBe('tenant-not-found');
  else expect(OF_NOBODY).not.toContain(type);
  expect(status).not.toBe(401);
});

test.each(ofTenant)('%s of others’ tenants is like that of none', async (id) => {
  for (const who of ['other-admin', 'stranger']) {
    await expectRefused(NO_TENANT, id, asPerson(who));
    await expectRefused(NO_TENANT, id, asPerson(who), 'default');
  }
  for (const who of ['viewer', 'admin']) {
    const [foreign, unknown] = [
      await expectRefused(NO_TENANT, id, asPerson(who), 'orders'),
      await expectRefused(NO_TENANT, id, asPerson(who), 'no-such'),
    ];
    const plain = ({ text }: Answer) => text.replaceAll(/orders|no-such|"requestId":"[^"]*"/g, '');
    expect(plain(foreign)).toBe(plain(unknown));
  }
});

test.each(ids.filter((id) => OPERATIONS[id].role === 'anyone'))(
  '%s is answered to everyone who is signed in',
  async (id) => {
    for (const who of people) expect((await call(id, asPerson(who))).status).toBe(200);
    const { token } = bearers['bearer viewer'];
    expect((await call(id, asBearer(token))).status).toBe(200);
  },
);
