import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { COGNITO_HOST, openCognitoFront } from './cognito-front.ts';
import { CookieJar } from './cookie-jar.ts';
import { Dashboard } from './dashboard.ts';
import { readDocumentedBlocks } from './documented-blocks.ts';
import { root } from './run-command.ts';
import type { DeployedStack } from './stack.ts';
import { administrator } from './target-aws.ts';

const endpoint = process.env['AWS_ENDPOINT_URL'] ?? '';
const name = `sign-in-${randomUUID().slice(0, 8)}`;
const PASSWORD = 'Correct-Horse-7-Battery';
const USERS = { owner: 'ada@example.com', stranger: 'sam@example.com' };
const cleanup = new Cleanup();

const document = await readFile(join(root, 'docs/shared-dashboard.md'), 'utf8');
const steps = readDocumentedBlocks(document).find(({ heading }) => /^Cognito/.test(heading));

let dashboard: Dashboard;
let configPath: string;
/** Where people open the dashboard: a cookie of `localhost` is not sent to 127.0.0.1. */
let origin: string;
let client: { readonly id: string; readonly secret: string };

/** Runs commands with the AWS CLI, which does not read AWS_ENDPOINT_URL. @returns what they print. */
async function runCommands(commands: string): Promise<string> {
  const atEndpoint = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }';
  const text = `${atEndpoint}\n${commands}`;
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', text], {
    env: { ...process.env, AWS_CONFIG_FILE: configPath },
  });
  return stdout;
}

/** Does what the page says, and gives its users a password as each of them would. */
async function setUpCognito(): Promise<string> {
  const commands = steps?.commands ?? expect.fail('The page has no steps for Cognito.');
  const printed = await runCommands(`
    ${commands.replaceAll('https://dash.example.com', origin)}
    aws cognito-idp admin-create-user --user-pool-id $POOL --username ${USERS.stranger} > /dev/null
    for user in ${Object.values(USERS).join(' ')}; do
      aws cognito-idp admin-set-user-password --user-pool-id $POOL --username $user \\
        --password ${PASSWORD} --permanent
    done
    echo "POOL $POOL"`);
  const pool = /^POOL (\S+)$/m.exec(printed)?.[1] ?? expect.fail(printed);
  cleanup.add(`the user pool ${pool}`, () =>
    runCommands(`aws cognito-idp delete-user-pool --user-pool-id ${pool}`),
  );
  // The page's command prints both in one line.
  const [, id = '', secret = ''] = /^(\w+)\t(\S+)$/m.exec(printed) ?? [];
  if (id === '') expect.fail(printed);
  client = { id, secret };
  return pool;
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  cleanup.add('the settings of the AWS CLI', () => rm(folder, { recursive: true }));
  configPath = join(folder, 'config');
  // As the page says for this version of the CLI.
  await writeFile(configPath, '[default]\ncli_follow_urlparam = false\n');
  await administrator.logs.send(new CreateLogGroupCommand({ logGroupName: `${name}/audit` }));
  cleanup.add('the audit log', () =>
    administrator.logs.send(new DeleteLogGroupCommand({ logGroupName: `${name}/audit` })),
  );
  const front = await openCognitoFront(endpoint);
  cleanup.add('the host of Cognito', front.close);
  const outputs = {
    EventBusName: 'default',
    SecretPrefix: name,
    AuditLogGroupName: `${name}/audit`,
  } as DeployedStack['outputs'];
  dashboard = await Dashboard.start({ outputs }, async (url) => {
    origin = url.replace('127.0.0.1', 'localhost');
    const pool = await setUpCognito();
    return {
      ...front.environment,
      DASHBOARD_URL: origin,
      OIDC_ISSUER: `https://${COGNITO_HOST}/${pool}`,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_GROUPS_CLAIM: 'cognito:groups',
      SESSION_KEYS: randomBytes(32).toString('base64url'),
      ACCESS: JSON.stringify([{ group: 'platform', role: 'owner' }]),
    };
  });
  cleanup.add('the dashboard', () => dashboard.end());
});

afterAll(() => cleanup.run());

/** A browser that has opened a page of the dashboard and is at Cognito's form. */
async function openForm(path = '/webhooks') {
  const browser = new CookieJar();
  let address = new URL(path, origin);
  while (address.host !== COGNITO_HOST) {
    const { location, status, text } = await browser.open(address);
    address = new URL(location ?? expect.fail(`${status} ${text}`), address);
  }
  return { browser, fields: await readForm(address) };
}

/** The hidden fields of the form at an address of Cognito. */
async function readForm(address: URL): Promise<Record<string, string>> {
  expect(address.host).toBe(COGNITO_HOST);
  const page = await fetch(new URL(address.pathname + address.search, endpoint));
  const html = await page.text();
  expect(page.status, html).toBe(200);
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(
    inputs.map(([, field = '', value = '']) => [field, value.replaceAll('&amp;', '&')]),
  );
}

/** Fills the form in. @returns where Cognito sends the browser, undefined when it does not. */
async function submit(fields: Record<string, string>, username: string, password = PASSWORD) {
  const answer = await fetch(new URL('/login', endpoint), {
    method: 'POST',
    body: new URLSearchParams({ ...fields, username, password }),
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? undefined;
}

async function signIn(username: string) {
  const { browser, fields } = await openForm();
  const callback = (await submit(fields, username)) ?? expect.fail('Cognito did not sign in.');
  const answer = await browser.open(new URL(callback));
  return { browser, callback, answer };
}

describe('a person', () => {
  test('signs in with the user pool, comes back to their page, and has the role of their group', async () => {
    const { browser, answer } = await signIn(USERS.owner);
    expect(answer.location).toBe('/webhooks');
    const me = await browser.open(new URL('/api/me', origin));
    expect(JSON.parse(me.text)).toMatchObject({
      kind: 'session',
      tenants: [{ tenant: 'default', role: 'owner' }],
      canSignOut: true,
    });
  });

  test('whose password is wrong stays at the user pool', async () => {
    const { fields } = await openForm();
    expect(await submit(fields, USERS.owner, 'wrong')).toBeUndefined();
  });

  test('who is in no group has no role', async () => {
    const { browser } = await signIn(USERS.stranger);
    const me = await browser.open(new URL('/api/me', origin));
    expect(JSON.parse(me.text)).toMatchObject({ tenants: [] });
    expect((await browser.open(new URL('/api/webhooks', origin))).status).toBe(404);
  });

  test('who gets the code of another browser is not signed in by it, and a code is taken once', async () => {
    const { fields } = await openForm();
    const callback = new URL((await submit(fields, USERS.owner)) ?? expect.fail('No code.'));
    const other = new CookieJar();
    expect((await other.open(callback)).status).toBeGreaterThanOrEqual(400);
    expect((await other.open(new URL('/api/me', origin))).status).toBe(401);
    // Their own sign-in, with a code that is taken.
    const { browser, fields: own } = await openForm();
    const taken = (await signIn(USERS.owner)).callback;
    callback.searchParams.set('state', own['state'] ?? '');
    callback.searchParams.set('code', new URL(taken).searchParams.get('code') ?? '');
    expect((await browser.open(callback)).status).toBeGreaterThanOrEqual(400);
    expect((await browser.open(new URL('/api/me', origin))).status).toBe(401);
  });

  test('signs out at the user pool too, and comes back', async () => {
    const { browser } = await signIn(USERS.owner);
    const { text } = await browser.open(new URL('/sign-out', origin), 'POST');
    // A page that goes on by itself.
    const [, next = ''] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(text) ?? [];
    const address = new URL(next.replaceAll('&#38;', '&'));
    expect(address.host).toBe(COGNITO_HOST);
    const out = await fetch(new URL(address.pathname + address.search, endpoint), {
      redirect: 'manual',
    });
    expect([out.status, out.headers.get('location')]).toEqual([302, `${origin}/signed-out`]);
    expect((await browser.open(new URL('/api/me', origin))).status).toBe(401);
  });
});

/** Tokens of a client, by a code of its own. */
async function fetchTokens(): Promise<{ access_token: string; id_token: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${origin}/sign-in/callback`;
  const address = new URL(`https://${COGNITO_HOST}/oauth2/authorize`);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const callback = (await submit(await readForm(address), USERS.owner)) ?? expect.fail('No code.');
  const answer = await fetch(new URL('/oauth2/token', endpoint), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(callback).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { access_token: string; id_token: string };
}

describe('a script', () => {
  const readMe = (token: string) =>
    fetch(new URL('/api/me', origin), { headers: { authorization: `Bearer ${token}` } });

  test('has the role of its user’s group by an access token', async () => {
    const { access_token: token } = await fetchTokens();
    const answer = await readMe(token);
    expect(await answer.json()).toMatchObject({
      kind: 'bearer',
      tenants: [{ tenant: 'default', role: 'owner' }],
    });
  });

  test('is refused with an ID token, and with a token whose signature is another one’s', async () => {
    const { access_token: access, id_token: id } = await fetchTokens();
    const { access_token: other } = await fetchTokens();
    const mixed = [...access.split('.').slice(0, 2), other.split('.')[2]].join('.');
    for (const token of [id, mixed]) expect((await readMe(token)).status).toBe(401);
  });
});
