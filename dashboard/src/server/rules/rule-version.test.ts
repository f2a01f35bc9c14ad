import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, type Queue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let queue: Queue;
beforeEach(async () => {
  api = await startApi();
  queue = await makeQueue(api, 'orders');
});
afterEach(() => api.close());

async function create() {
  const rule = { name: 'rule', cache: 'shop', description: 'd', targets: [toTarget(queue)] };
  const { status, body } = await api.call('POST', '/api/rules', rule);
  expect(status).toBe(201);
  return body;
}

test('the list, the rule itself and the answer of an edit have the same version', async () => {
  const made = await create();
  const { body: read } = await api.call('GET', '/api/rules/rule');
  const { body: list } = await api.call('GET', '/api/rules');
  expect([read.version, list.rules[0].version]).toEqual([made.version, made.version]);
  const { body: edited } = await api.call('PATCH', '/api/rules/rule', { description: 'new' });
  expect(edited.version).not.toBe(made.version);
  expect((await api.call('GET', '/api/rules/rule')).body.version).toBe(edited.version);
});

test.each<[string, () => object, string[]]>([
  ['the pattern', () => ({ cache: 'other' }), ['pattern']],
  ['the description', () => ({ description: 'theirs' }), ['description']],
  ['whether it is enabled', () => ({ enabled: false }), ['enabled']],
  [
    'a setting of a target',
    () => ({ targets: [{ ...toTarget(queue), retry: RETRY }] }),
    ['targets'],
  ],
  ['several', () => ({ cache: 'other', enabled: false }), ['pattern', 'enabled']],
])(
  'an edit or a deletion based on an older version is refused when %s changed, and changes nothing',
  async (_, change, parts) => {
    const { version } = await create();
    const other = api.startAnother();
    const theirs = await other.call('PATCH', '/api/rules/rule', change());
    expect(theirs.status).toBe(200);
    const mine = [
      await api.call('PATCH', '/api/rules/rule', { version, description: 'mine' }),
      await api.call('DELETE', `/api/rules/rule?version=${version}`),
    ];
    for (const { status, body } of mine) {
      expect(status).toBe(409);
      expect(body.type).toMatch(/:rule-changed$/);
      expect(body.errors.map(({ location }: { location: string }) => location)).toEqual(parts);
    }
    expect((await api.call('GET', '/api/rules/rule')).body).toEqual(theirs.body);
  },
);

const RETRY = { attempts: 1, maxAgeSeconds: 60 };

test('after a refusal the list has the current version, however long it remembers', async () => {
  const { version } = await create();
  await api.call('GET', '/api/rules');
  const Targets = [{ Id: 'theirs', Arn: (await makeQueue(api, 'theirs')).arn }];
  await api.context.events.send(new PutTargetsCommand({ Rule: 'rule', Targets }));
  const refused = await api.call('PATCH', '/api/rules/rule', { version, enabled: false });
  expect(refused.status).toBe(409);
  const [rule] = (await api.call('GET', '/api/rules')).body.rules;
  const again = await api.call('PATCH', '/api/rules/rule', {
    version: rule.version,
    enabled: false,
  });
  expect(again.status).toBe(200);
});

test('a version is no hindrance to an edit that is based on what is', async () => {
  const made = await create();
  const { body } = await api.call('PATCH', '/api/rules/rule', {
    version: made.version,
    description: 'new',
  });
  expect(body.description).toBe('new');
  expect((await api.call('DELETE', `/api/rules/rule?version=${body.version}`)).status).toBe(204);
});

test('a text that is no version of ours is taken for another one', async () => {
  await create();
  const { status } = await api.call('PATCH', '/api/rules/rule', { version: 'x', enabled: false });
  expect(status).toBe(409);
});

test('the last target can be removed only if one stays that cannot be changed here', async () => {
  await create();
  expect((await api.call('PATCH', '/api/rules/rule', { targets: [] })).status).toBe(400);
  const Arn = 'arn:aws:sns:us-east-1:000000000000:topic.fifo';
  const Targets = [{ Id: 'topic', Arn }];
  await api.context.events.send(new PutTargetsCommand({ Rule: 'rule', Targets }));
  const { status, body } = await api.call('PATCH', '/api/rules/rule', { targets: [] });
  expect(status).toBe(200);
  expect(body.targets).toMatchObject([{ id: 'topic', arn: Arn }]);
});
