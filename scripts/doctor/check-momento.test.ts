import { addressOf, bindCall } from '@momento-gateway/api/call';
import { listMomentoWebhooks } from '@momento-gateway/api/momento/momento-operations';
import { expect, test } from 'vitest';
import { checkMomento } from './check-momento.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';
import { readMomentoKey } from './momento-key.ts';

const GATEWAY = 'https://gateway.example.com/';
const key = { apiKey: 'key-of-momento' };

const webhook = (digit: number, cache: string, topic: string) => ({
  webhookId: `${String(digit).repeat(8)}-2222-4333-8444-555555555555`,
  tenant: 'default',
  name: `Webhook ${digit}`,
  cache,
  topic,
  detailType: `${cache}#${topic}`,
  url: `${GATEWAY}webhooks/${String(digit).repeat(8)}-2222-4333-8444-555555555555`,
  enabled: true,
  parseText: false,
  createdAt: 0,
  status: 'active',
});

const REFUSED = {
  type: 'urn:x',
  title: 'No',
  detail: 'This key may not.',
  status: 409,
  requestId: 'r',
};

type MomentoWebhook = { name: string; topic: string; url: string };
type Momento = Readonly<Record<string, readonly MomentoWebhook[] | 'refused'>>;

/** A tenant whose dashboard answers with these webhooks, and Momento with its own. */
function createTarget(
  tenant: string,
  webhooks: readonly ReturnType<typeof webhook>[],
  momento: Momento,
): DoctorTarget {
  const api = bindCall(async (path, init) => {
    if (String(path) !== addressOf(listMomentoWebhooks, {})) {
      const total = webhooks.length;
      const states = { heldState: 'known', activity: { state: 'known' } };
      return Response.json({ webhooks, unreadable: [], total, allTotal: total, ...states });
    }
    const { cache, apiKey } = JSON.parse(String(init?.body));
    expect(apiKey).toBe(key.apiKey);
    const momentoWebhooks = momento[cache] ?? [];
    return momentoWebhooks === 'refused'
      ? Response.json(REFUSED, { status: 409 })
      : Response.json({ momentoWebhooks });
  });
  return { tenant, api, gateway: { gatewayUrl: GATEWAY } } as DoctorTarget;
}

async function check(targets: readonly DoctorTarget[], isAll = true): Promise<string[]> {
  return (await checkMomento(targets, { key, isAll })).map(formatFinding);
}

const [one, two] = [webhook(1, 'shop', 'orders'), webhook(2, 'shop', 'orders')];
const posts = ({ url, topic }: MomentoWebhook, changes: Partial<MomentoWebhook> = {}) => ({
  name: `hook of ${topic}`,
  topic,
  url,
  ...changes,
});

test('two tenants with the same cache and topic are each called by Momento', async () => {
  const momento = { shop: [posts(one), posts(two), posts(one, { url: 'https://else.where/' })] };
  const targets = [createTarget('default', [one], momento), createTarget('x', [two], momento)];
  expect(await check(targets)).toEqual([
    '✓ Momento: it has a webhook for each of the 2 registered here',
  ]);
});

test.each<[string, Momento, RegExp]>([
  ['nothing', {}, /^✗ Momento: webhook Webhook 1 .* of the tenant x: Momento posts nothing/],
  [
    'another topic',
    { shop: [posts(one, { topic: 'bills' })] },
    /^✗ Momento: webhook Webhook 1 .* Momento posts the topic bills .* it is for orders .*hook of orders/,
  ],
  ['what it does not say', { shop: 'refused' }, /^– Momento: .*cache shop .*This key may not/],
])('a webhook to which Momento posts %s is named with its tenant', async (_, momento, line) => {
  expect(await check([createTarget('x', [one], momento)])).toEqual([expect.stringMatching(line)]);
});

test('a webhook of Momento that posts to a URL of no tenant is a problem, if all tenants are known', async () => {
  const momento = { shop: [posts(one), posts(two)] };
  expect(await check([createTarget('x', [one], momento)])).toEqual([
    expect.stringMatching(
      /^✗ Momento: its webhook hook of orders \(shop, orders\) posts to .*2222/,
    ),
  ]);
  expect(await check([createTarget('x', [one], momento)], false)).toEqual([
    expect.stringMatching(/^✓/),
  ]);
});

test('the key is taken from the environment', () => {
  expect(readMomentoKey({})).toBeUndefined();
  expect(readMomentoKey({ MOMENTO_API_KEY: 'k', MOMENTO_ENDPOINT: 'cell-1' })).toEqual({
    apiKey: 'k',
    endpoint: 'cell-1',
  });
});
