import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, FUNCTION_URL, startApi } from '../testing/start-api.ts';
import {
  REGISTRATION,
  readSecretValue,
  registerWebhook,
  SIGNING_SECRET,
} from '../testing/webhook-calls.ts';

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

const register = (fields?: object) => registerWebhook(api, fields);

test('a registered webhook is answered with its address and without its signing secret', async () => {
  const webhook = await register({ tenant: 'default', parseText: true });
  expect(webhook).toEqual({
    webhookId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'Orders',
    tenant: 'default',
    cache: 'shop',
    topic: 'orders',
    detailType: 'shop#orders',
    url: `${FUNCTION_URL}webhooks/${webhook.webhookId}`,
    enabled: true,
    parseText: true,
    createdAt: time,
  });
});

test('the secret holds what the gateway needs, and its description and tags no signing secret', async () => {
  const { webhookId } = await register();
  expect(await readSecretValue(api, webhookId)).toEqual({
    tenant: 'default',
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    enabled: true,
    parseText: false,
    createdAt: time,
    signingSecret: SIGNING_SECRET,
  });
  const described = await api.context.secrets.send(
    new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  expect(JSON.stringify(described)).not.toContain(SIGNING_SECRET);
  expect(described.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'momento-gateway:stack', Value: 'momento-gateway' },
      { Key: 'momento-gateway:tenant', Value: 'default' },
    ]),
  );
});

test('the longest names, each character of which is escaped, still fit into a description', async () => {
  const webhook = await register({
    name: '"'.repeat(128),
    cache: '"'.repeat(63),
    topic: '\\'.repeat(64),
  });
  const { body } = await api.call('GET', `/api/webhooks/${webhook.webhookId}`);
  expect(body).toEqual({ ...webhook, heldCount: 0 });
});

test('a detail-type of 128 characters is registered, and one of 129 is refused with the reason', async () => {
  await register({ cache: 'c'.repeat(63), topic: 't'.repeat(64) });
  const tooLong = { ...REGISTRATION, cache: 'c'.repeat(64), topic: 't'.repeat(64) };
  const { status, body } = await api.call('POST', '/api/webhooks', tooLong);
  expect(status).toBe(400);
  expect(body.errors).toEqual([
    { location: 'topic', message: expect.stringMatching(/129 characters.*takes 128.*parked/) },
  ]);
});

test.each([
  ['no name', { name: '' }, 'name'],
  ['a name that is too long', { name: 'n'.repeat(129) }, 'name'],
  ['white space around the cache', { cache: 'shop ' }, 'cache'],
  ['a line break in the topic', { topic: 'a\nb' }, 'topic'],
  ['a detail-type that EventBridge refuses', { cache: 'c', topic: 't'.repeat(127) }, 'topic'],
  ['half a character', { topic: '\ud800' }, 'topic'],
  ['no signing secret', { signingSecret: undefined }, 'signingSecret'],
  ['white space around the signing secret', { signingSecret: ' x' }, 'signingSecret'],
  ['a signing secret that is too long', { signingSecret: 's'.repeat(1025) }, 'signingSecret'],
  ['a tenant that is no text', { tenant: 1 }, 'tenant'],
  ['parseText as text', { parseText: 'true' }, 'parseText'],
  ['an unknown field', { colour: 'red' }, 'colour'],
])('a registration is refused with the field named: %s', async (_, fields, location) => {
  const { status, body } = await api.call('POST', '/api/webhooks', { ...REGISTRATION, ...fields });
  expect(status).toBe(400);
  expect(body.errors.map((error: { location: string }) => error.location)).toContain(location);
  expect(JSON.stringify(body)).not.toContain(SIGNING_SECRET);
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
});

test.each(['orders', 'Team A', '', 'a#b', 'Default', 'default '])(
  'a body that names another tenant than the call is refused, and nothing is registered: %j',
  async (tenant) => {
    const { status, body } = await api.call('POST', '/api/webhooks', { ...REGISTRATION, tenant });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { location: 'tenant', message: expect.stringContaining('about the tenant “default”') },
    ]);
    expect((await api.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
  },
);

test('what a webhook had as a label of an older version stays out of the way', async () => {
  const { webhookId } = await register();
  const SecretId = `momento-gateway/${webhookId}`;
  const { secrets } = api.context;
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const labelled = JSON.stringify({ ...JSON.parse(SecretString), tenant: 'Team A' });
  await secrets.send(
    new UpdateSecretCommand({ SecretId, SecretString: labelled, Description: labelled }),
  );
  const path = `/api/webhooks/${webhookId}`;
  expect((await api.call('GET', path)).body).toMatchObject({ tenant: 'default' });
  expect((await api.call('PATCH', path, { name: 'Renamed' })).status).toBe(200);
  const changed = await secrets.send(new GetSecretValueCommand({ SecretId }));
  expect(JSON.parse(changed.SecretString ?? '')).toMatchObject({
    v: 1,
    tenant: 'default',
    name: 'Renamed',
  });
});

const SECRET = 'aBcD'.repeat(8);

test.each([
  ['a zero-width space after it', `${SECRET}\u200b`, 'zero-width space (U+200B)', 33],
  ['a zero-width space before it', `\u200b${SECRET}`, 'zero-width space (U+200B)', 1],
  ['a word joiner', `aB\u2060cD`, 'word joiner (U+2060)', 3],
  ['a soft hyphen', `aB\u00adcD`, 'soft hyphen (U+00AD)', 3],
  ['a left-to-right mark', `${SECRET}\u200e`, 'left-to-right mark (U+200E)', 33],
  ['a byte order mark within', `a\ufeffb`, 'byte order mark (U+FEFF)', 2],
  ['a no-break space', `a\u00a0b`, 'no-break space (U+00A0)', 2],
  ['an ideographic space', `a\u3000b`, 'invisible character (U+3000)', 2],
  ['a NUL', `a\u0000b`, 'control character (U+0000)', 2],
  ['a line break within', `a\nb`, 'line break (U+000A)', 2],
  ['a line separator', `a\u2028b`, 'invisible character (U+2028)', 2],
  ['a filler', `a\u3164b`, 'invisible character (U+3164)', 2],
  ['a variation selector', `a\ufe0fb`, 'invisible character (U+FE0F)', 2],
  ['a tag', `a\u{e0041}b`, 'invisible character (U+E0041)', 2],
  ['a joiner after an emoji', `😀\u200d`, 'zero-width joiner (U+200D)', 2],
  ['no character at all', `a\uffffb`, 'invisible character (U+FFFF)', 2],
])(
  'a signing secret with %s is refused with its name and place',
  async (_, signingSecret, name, position) => {
    const expected = { location: 'signingSecret', message: expect.stringContaining(name) };
    const registered = await api.call('POST', '/api/webhooks', { ...REGISTRATION, signingSecret });
    expect(registered.status).toBe(400);
    expect(registered.body.errors).toContainEqual(expected);
    expect(JSON.stringify(registered.body)).toContain(`character ${position}.`);
    const { webhookId } = await register();
    const path = `/api/webhooks/${webhookId}/secret`;
    const rotated = await api.call('POST', path, { signingSecret });
    expect(rotated.status).toBe(400);
    expect(rotated.body.errors).toContainEqual(expected);
  },
);

test.each(['a b', 'ünï', '!"§$%&/()=?', '密钥'])(
  'a signing secret of characters that are seen is taken: %s',
  async (signingSecret) => {
    expect((await register({ signingSecret })).name).toBe('Orders');
  },
);

const FIELDS = ['name', 'cache', 'topic'] as const;
test.each(
  FIELDS.flatMap((field) =>
    ['\u202e', '\u200f', '\u2066', '\u200b', '\ufeff', '\u00ad', '\u200d', '\u200c', '\u2028'].map(
      (character) => [field, character] as const,
    ),
  ),
)('a %s with an unseen character is refused: %j', async (field, character) => {
  const fields = { [field]: `orders${character}gpj.x` };
  const { status, body } = await api.call('POST', '/api/webhooks', { ...REGISTRATION, ...fields });
  expect(status).toBe(400);
  expect(body.errors[0]).toEqual({
    location: field,
    message: expect.stringMatching(/U\+.* which is character 7\.$/),
  });
});

test.each([
  'عربي',
  'می\u200cخواهم',
  'क्\u200dष',
  '👨\u200d👩\u200d👧',
  '❤\ufe0f orders',
  '1\ufe0f\u20e3',
  'שלום',
])('a name of any script, and of emoji, is taken: %s', async (name) => {
  expect((await register({ name })).name).toBe(name);
});
