import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { takeSignIn } from './config.ts';

const KEY = randomBytes(32).toString('base64url');
const OTHER_KEY = randomBytes(32).toString('base64url');
const ACCESS = '[{"group": "platform", "role": "owner"}]';
const COMPLETE = {
  OIDC_ISSUER: 'https://id.example/realms/a',
  OIDC_CLIENT_ID: 'dashboard',
  SESSION_KEYS: KEY,
  DASHBOARD_URL: 'https://dash.example',
  ACCESS,
};

test('without an issuer nobody signs in with a provider', () => {
  expect(takeSignIn({})).toBeUndefined();
  expect(takeSignIn({ ...COMPLETE, OIDC_ISSUER: '' })).toBeUndefined();
});

test('everything else has a default', () => {
  const settings = takeSignIn({ ...COMPLETE });
  expect(settings).toMatchObject({
    issuer: new URL('https://id.example/realms/a'),
    clientId: 'dashboard',
    clientSecret: undefined,
    scope: 'openid profile email',
    groupsClaim: 'groups',
    audience: 'dashboard',
    dashboardUrl: new URL('https://dash.example'),
  });
  expect(settings?.access.roleIn(['platform'], 'default')).toBe('owner');
});

test('what is set is taken', () => {
  const settings = takeSignIn({
    ...COMPLETE,
    OIDC_SCOPE: 'openid groups',
    OIDC_GROUPS_CLAIM: 'cognito:groups',
    OIDC_AUDIENCE: 'api://dashboard',
    OIDC_CLIENT_SECRET: 'secret',
    SESSION_KEYS: ` ${KEY} , ${OTHER_KEY}`,
    DASHBOARD_URL: 'http://localhost:3000/',
  });
  expect(settings).toMatchObject({
    scope: 'openid groups',
    groupsClaim: 'cognito:groups',
    audience: 'api://dashboard',
    clientSecret: 'secret',
    dashboardUrl: new URL('http://localhost:3000'),
  });
  const bytes = settings?.sessionKeys.map((key) => Buffer.from(key.bytes).toString('base64url'));
  expect(bytes).toEqual([KEY, OTHER_KEY]);
});

test('secrets are taken out of the environment, also when a setting is wrong or nobody signs in', () => {
  const secrets = { OIDC_CLIENT_SECRET: 'secret', SESSION_KEYS: KEY };
  for (const more of [{}, COMPLETE, { OIDC_ISSUER: 'https://id.example' }]) {
    const environment: Record<string, string | undefined> = { ...more, ...secrets };
    try {
      takeSignIn(environment);
    } catch {}
    expect(environment).not.toHaveProperty('OIDC_CLIENT_SECRET');
    expect(environment).not.toHaveProperty('SESSION_KEYS');
  }
});

test('the table of groups can be in a file', () => {
  const read = (path: string) => (path === '/etc/access.json' ? ACCESS : expect.fail(path));
  const settings = takeSignIn({ ...COMPLETE, ACCESS: '/etc/access.json' }, read);
  expect(settings?.access.names('platform')).toBe(true);
});

test.each([
  ['OIDC_ISSUER', 'id.example'],
  ['OIDC_ISSUER', 'http://id.example'],
  ['OIDC_ISSUER', 'https://user:password@id.example'],
  ['OIDC_CLIENT_ID', ''],
  ['OIDC_SCOPE', 'profile email'],
  ['SESSION_KEYS', ''],
  ['SESSION_KEYS', 'short'],
  ['SESSION_KEYS', `${KEY},`],
  ['SESSION_KEYS', `${KEY},${KEY}`],
  ['SESSION_KEYS', `${KEY.slice(0, 42)}!`],
  ['DASHBOARD_URL', ''],
  ['DASHBOARD_URL', 'dash.example'],
  ['DASHBOARD_URL', 'http://dash.example'],
  ['DASHBOARD_URL', 'https://dash.example/path'],
  ['DASHBOARD_URL', 'https://dash.example/?a'],
  ['ACCESS', ''],
  ['ACCESS', '[{"group": "a"}]'],
  ['ACCESS', '{"group": "a", "role": "owner"}'],
  ['ACCESS', '/no/such/file'],
  ['DASHBOARD_TOKEN', '0123456789abcdef'],
])('a wrong %s stops the start with a sentence that names it: %s', (name, value) => {
  const start = () => takeSignIn({ ...COMPLETE, [name]: value });
  expect(start).toThrow(new RegExp(`\\b${name}\\b.*[.)}"]$`));
  if (name === 'SESSION_KEYS' && value !== '') expect(start).not.toThrow(value);
});
