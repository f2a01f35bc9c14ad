import {
  DescribeSecretCommand,
  ListSecretVersionIdsCommand,
} from '@aws-sdk/client-secrets-manager';
import { parseWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import { readSecretValue, registerWebhook, SIGNING_SECRET } from '../testing/webhook-calls.ts';

const ROUNDS = 10;

let one: Api;
let other: ApiProcess;
let time: number;

beforeEach(async () => {
  time = Date.now();
  one = await startApi({}, { now: () => time });
  other = one.startAnother();
  for (const operation of ['PutSecretValue', 'UpdateSecretVersionStage', 'UpdateSecret']) {
    await one.setFault({ operation, fault: 'delay', delayMs: 10 });
  }
});
afterEach(() => one.close());

/** Two people at the same moment. */
async function both(path: string, changes: readonly [Call, Call]): Promise<void> {
  const dashboards = [one, other];
  const answers = await Promise.all(
    changes.map(([method, place, body], at) => dashboards[at]?.call(method, path + place, body)),
  );
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
}
type Call = readonly [method: string, place: string, body: object];

async function readDescription(webhookId: string) {
  const { Description = '', VersionIdsToStages = {} } = await one.context.secrets.send(
    new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  const description = parseWebhookDescription(Description);
  const stages = VersionIdsToStages[description?.versionId ?? ''] ?? [];
  return { ...description, isOfCurrent: stages.includes('AWSCURRENT') };
}

test.each<[string, readonly [Call, Call], object]>([
  [
    'a rotation and a rename',
    [
      ['POST', '/secret', { signingSecret: 'new', overlapMinutes: 0 }],
      ['PATCH', '', { name: 'Renamed' }],
    ],
    { signingSecret: 'new', name: 'Renamed' },
  ],
  [
    'switching off and parsing the text',
    [
      ['PATCH', '', { enabled: false }],
      ['PATCH', '', { parseText: true }],
    ],
    { enabled: false, parseText: true },
  ],
  [
    'a rename and switching off',
    [
      ['PATCH', '', { name: 'Renamed' }],
      ['PATCH', '', { enabled: false }],
    ],
    { enabled: false, name: 'Renamed' },
  ],
])('of %s by two dashboards at the same time nothing is undone', async (_, changes, expected) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { webhookId } = await registerWebhook(one);
    await both(`/api/webhooks/${webhookId}`, changes);
    const value = await readSecretValue(one, webhookId);
    expect(value).toMatchObject(expected);
    const { name, enabled, parseText } = value ?? {};
    expect(await readDescription(webhookId)).toMatchObject({
      name,
      enabled,
      parseText,
      isOfCurrent: true,
    });
  }
});

test('of two rotations at the same time both signing secrets are accepted, and the one before', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { webhookId } = await registerWebhook(one);
    await both(`/api/webhooks/${webhookId}`, [
      ['POST', '/secret', { signingSecret: 'first', overlapMinutes: 60 }],
      ['POST', '/secret', { signingSecret: 'second', overlapMinutes: 60 }],
    ]);
    const { signingSecret, previous = [] } = (await readSecretValue(one, webhookId)) ?? {};
    const accepted = [signingSecret, ...previous.map((entry) => entry.signingSecret)];
    expect(accepted.toSorted()).toEqual([SIGNING_SECRET, 'first', 'second'].toSorted());
  }
});

test('changes of one webhook leave no version behind under a label of ours', async () => {
  const { webhookId } = await registerWebhook(one);
  for (let round = 0; round < 5; round += 1) {
    await both(`/api/webhooks/${webhookId}`, [
      ['PATCH', '', { name: `n${round}` }],
      ['PATCH', '', { enabled: round % 2 === 1, parseText: true }],
    ]);
  }
  const { Versions = [] } = await one.context.secrets.send(
    new ListSecretVersionIdsCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  expect(Versions.length).toBeLessThanOrEqual(3);
});

test('a change does not bring back a webhook that was deleted meanwhile', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { webhookId } = await registerWebhook(one);
    const path = `/api/webhooks/${webhookId}`;
    const [changed, deleted] = await Promise.all([
      one.call('PATCH', path, { name: 'Renamed' }),
      other.call('DELETE', path),
    ]);
    expect([200, 404]).toContain(changed.status);
    expect(deleted.status).toBe(204);
    expect((await one.call('GET', path)).status).toBe(404);
    for (const dashboard of [one, other]) {
      expect((await dashboard.call('GET', '/api/webhooks')).body.webhooks).toEqual([]);
    }
  }
});

test('a webhook that another dashboard deleted leaves the list once its page is looked at', async () => {
  const { webhookId } = await registerWebhook(one);
  const path = `/api/webhooks/${webhookId}`;
  const list = async () => (await other.call('GET', '/api/webhooks')).body.webhooks;
  expect(await list()).toHaveLength(1);
  await one.call('DELETE', path);
  expect(await list()).toHaveLength(1);
  expect((await other.call('GET', path)).status).toBe(404);
  expect(await list()).toEqual([]);
});

test.each<[string, Call]>([
  ['a change', ['PATCH', '', { name: 'x' }]],
  ['a rotation', ['POST', '/secret', { signingSecret: 'x' }]],
  ['a test event', ['POST', '/test', {}]],
  ['another deletion', ['DELETE', '', {}]],
])(
  '%s of a webhook deleted elsewhere takes it out of the list',
  async (_, [method, place, body]) => {
    const { webhookId } = await registerWebhook(one);
    const path = `/api/webhooks/${webhookId}`;
    const list = async () => (await other.call('GET', '/api/webhooks')).body.webhooks;
    expect(await list()).toHaveLength(1);
    await one.call('DELETE', path);
    const answer = await other.call(method, path + place, method === 'DELETE' ? undefined : body);
    expect(answer.status).toBe(404);
    expect(await list()).toEqual([]);
  },
);

test('what another dashboard changed is listed once its page is looked at', async () => {
  const { webhookId } = await registerWebhook(one);
  const path = `/api/webhooks/${webhookId}`;
  const list = async () => (await other.call('GET', '/api/webhooks')).body.webhooks;
  expect(await list()).toMatchObject([{ name: 'Orders' }]);
  await one.call('PATCH', path, { name: 'Renamed', enabled: false });
  await other.call('GET', path);
  expect(await list()).toMatchObject([{ name: 'Renamed', status: 'disabled' }]);
});

test('what this dashboard wrote gives way to what another one wrote later', async () => {
  const { webhookId } = await registerWebhook(one);
  const path = `/api/webhooks/${webhookId}`;
  const list = async () => (await one.call('GET', '/api/webhooks')).body.webhooks;
  await list();
  await one.call('PATCH', path, { name: 'Mine' });
  await other.call('PATCH', path, { name: 'Theirs' });
  time += 31_000;
  await expect.poll(list).toMatchObject([{ name: 'Theirs' }]);
  await one.call('PATCH', path, { name: 'Mine again' });
  await other.call('DELETE', path);
  time += 31_000;
  await expect.poll(list).toEqual([]);
});
