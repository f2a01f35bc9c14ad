import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateEventBusCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openViewer } from '../../testing/live-calls.ts';
import { makeQueue, readPolicy, toTarget } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP, auditLogGroupName: AUDIT_LOG_GROUP });
  await api.context.logs.send(new CreateLogGroupCommand({ logGroupName: AUDIT_LOG_GROUP }));
});
afterEach(() => api.close());

const LOG_GROUP = '/aws/events/gateway';
const AUDIT_LOG_GROUP = '/aws/events/audit';
const ROLE_ARN = 'arn:aws:iam::000000000000:role/events';
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:';

/** What belongs to the gateway, by what it is. */
const OWN: Readonly<Record<string, () => Promise<string>>> = {
  'parked queue': async () => arnOf(api.parkedQueueUrl),
  'held queue': async () => arnOf(api.heldQueueUrl),
  'dead-letter queue': async () => arnOf(api.deadLetterQueueUrl),
  'queue of live events': async () =>
    `arn:aws:sqs:us-east-1:000000000000:momento-gateway-live-${await openViewer(api)}`,
  'log group': async () => {
    await api.context.logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
    return `arn:aws:logs:us-east-1:000000000000:log-group:${LOG_GROUP}`;
  },
  'log group of its audit': async () =>
    `arn:aws:logs:us-east-1:000000000000:log-group:${AUDIT_LOG_GROUP}`,
  'tenant’s parked queue': async () => `${QUEUE}momento-gateway_orders_parked`,
  'tenant’s dead-letter queue': async () => `${QUEUE}momento-gateway_orders_dead-letters`,
  'tenant’s bus': async () => `${BUS}momento-gateway_orders`,
  bus: async () => `${BUS}default`,
  'bus, in another partition': async () => `${BUS.replace('aws', 'aws-cn')}default`,
  'bus, with a slash too many': async () => `${BUS}/default`,
  'parked queue, in another partition': async () =>
    arnOf(api.parkedQueueUrl).replace('aws', 'aws-us-gov'),
};

function arnOf(queueUrl: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${queueUrl.split('/').at(-1)}`;
}

function targetOf(arn: string) {
  if (arn.includes(':logs:')) return { type: 'logs', arn };
  return arn.includes(':sqs:')
    ? { type: 'sqs', arn }
    : { type: 'event-bus', arn, roleArn: ROLE_ARN };
}

test.each(Object.keys(OWN))(
  'the gateway’s own %s cannot be a target, of a new rule nor of one that is changed',
  async (what) => {
    const arn = (await OWN[what]?.()) ?? '';
    const queue = await makeQueue(api, 'orders');
    const rule = { name: 'rule', cache: 'shop', targets: [toTarget(queue), targetOf(arn)] };
    const created = await api.call('POST', '/api/rules', rule);
    expect(created.status).toBe(400);
    expect(created.body.errors).toMatchObject([{ location: 'targets.1.arn' }]);
    expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
    await api.call('POST', '/api/rules', { ...rule, targets: [toTarget(queue)] });
    const before = (await api.call('GET', '/api/rules/rule')).body;
    const changed = await api.call('PATCH', '/api/rules/rule', { targets: rule.targets });
    expect(changed.status).toBe(400);
    expect(changed.body.errors).toMatchObject([{ location: 'targets.1.arn' }]);
    expect((await api.call('GET', '/api/rules/rule')).body).toEqual(before);
  },
);

test('what is only named much like a tenant’s can be a target', async () => {
  const targets = [
    { type: 'event-bus', arn: `${BUS}momento-gateways_orders`, roleArn: ROLE_ARN },
    { type: 'event-bus', arn: `${BUS}momento-gateway_Not-a-tenant-`, roleArn: ROLE_ARN },
    toTarget(await makeQueue(api, 'momento-gateway_orders')),
  ];
  const rule = { name: 'rule', cache: 'shop', targets };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
});

/** Ways to write an ARN that AWS, or a careless check, might take for the same thing. */
const SPELLINGS: readonly (readonly [string, (arn: string) => string])[] = [
  ['as it is', (arn) => arn],
  ['in capitals', (arn) => arn.toUpperCase()],
  [
    'with its service in capitals',
    (arn) => arn.replace(/:(sqs|events|logs):/, (it) => it.toUpperCase()),
  ],
  ['with its name in capitals', (arn) => arn.replace(/[^:/]+$/, (it) => it.toUpperCase())],
  ['in another partition', (arn) => arn.replace('aws', 'aws-cn')],
  ['without Region and account', (arn) => arn.replace('us-east-1:000000000000', ':')],
  ['with a blank at its end', (arn) => `${arn} `],
  ['with a line break at its end', (arn) => `${arn}\n`],
  ['with a slash at its end', (arn) => `${arn}/`],
  ['with slashes doubled', (arn) => arn.replaceAll('/', '//')],
  ['with a part more', (arn) => `${arn}:*`],
];

test.each(
  Object.keys(OWN).flatMap((what) => SPELLINGS.map(([how, spell]) => ({ what, how, spell }))),
)('the general editor does not take the gateway’s own $what, $how', async ({ what, spell }) => {
  const queue = await makeQueue(api, 'orders');
  const arn = spell((await OWN[what]?.()) ?? '');
  for (const role of [{}, { roleArn: ROLE_ARN }]) {
    const targets = [toTarget(queue), { type: 'other', arn, ...role }];
    const rule = { name: 'rule', cache: 'shop', targets };
    const { status, body } = await api.call('POST', '/api/rules', rule);
    expect(status, arn).toBe(400);
    // What is a tenant's is refused like any other target of its kind first.
    const fields = what.startsWith('tenant')
      ? /^targets\.1\.(?:arn|roleArn)$/
      : /^targets\.1\.arn$/;
    expect(body.errors).toMatchObject([{ location: expect.stringMatching(fields) }]);
  }
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
});

test('the dead-letter queue cannot be given as that of another partition, where it is not', async () => {
  const deadLetterArn = arnOf(api.deadLetterQueueUrl).replace('aws', 'aws-cn');
  const targets = [{ ...toTarget(await makeQueue(api, 'orders')), deadLetterArn }];
  const rule = { name: 'rule', cache: 'shop', targets };
  const { status, body } = await api.call('POST', '/api/rules', rule);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location: 'targets.0.deadLetterArn' }]);
});

test('the parked queue cannot be a dead-letter queue; the dead-letter queue of the gateway can', async () => {
  const queue = await makeQueue(api, 'orders');
  const create = (url: string) => {
    const targets = [{ ...toTarget(queue), deadLetterArn: arnOf(url) }];
    return api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
  };
  const refused = await create(api.parkedQueueUrl);
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toMatchObject([{ location: 'targets.0.deadLetterArn' }]);
  expect((await create(api.deadLetterQueueUrl)).status).toBe(201);
});

test('a target of the gateway’s own that a rule got elsewhere is refused when the rule is saved', async () => {
  const queue = await makeQueue(api, 'orders');
  const targets = [toTarget(queue)];
  await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
  const parked = arnOf(api.parkedQueueUrl);
  await api.context.events.send(
    new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: 'theirs', Arn: parked }] }),
  );
  const kept = [...targets, targetOf(parked)];
  expect((await api.call('PATCH', '/api/rules/rule', { targets: kept })).status).toBe(400);
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets });
  expect(body.targets).toMatchObject([{ arn: queue.arn }]);
});

test.each([
  ['another Region', 'arn:aws:sqs:eu-west-1:000000000000:orders', 'eu-west-1'],
  ['another account', 'arn:aws:sqs:us-east-1:111111111111:orders', '111111111111'],
  ['another partition', 'arn:aws-cn:sqs:us-east-1:000000000000:orders', 'aws-cn'],
])(
  'a queue of %s is refused, and the policy of the one of its name here is not touched',
  async (_, arn, named) => {
    const queue = await makeQueue(api, 'orders');
    const here = await makeQueue(api, 'here');
    for (const target of [
      { type: 'sqs', arn },
      { ...toTarget(here), deadLetterArn: arn },
    ]) {
      const rule = { name: 'rule', cache: 'shop', targets: [target] };
      const { status, body } = await api.call('POST', '/api/rules', rule);
      expect(status).toBe(400);
      expect(body.errors[0].message).toContain(named);
    }
    expect(await readPolicy(api, queue)).toBeUndefined();
    const query = new URLSearchParams({ rule: 'rule', arn });
    const { body } = await api.call('GET', `/api/permissions/check?${query}`);
    expect(body).toMatchObject({ state: 'unknown', message: expect.stringContaining(named) });
  },
);

test('a target elsewhere that a rule has already stays with it, and nothing here is written for it', async () => {
  const [queue, twin] = [await makeQueue(api, 'orders'), await makeQueue(api, 'twin')];
  await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [toTarget(queue)] });
  const elsewhere = 'arn:aws:sqs:us-east-1:111111111111:twin';
  await api.context.events.send(
    new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: 'theirs', Arn: elsewhere }] }),
  );
  const targets = [toTarget(queue), { type: 'sqs', arn: elsewhere }];
  expect((await api.call('PATCH', '/api/rules/rule', { targets })).status).toBe(200);
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
  const { Attributes } = await api.context.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: twin.url, AttributeNames: ['Policy'] }),
  );
  expect(Attributes).toBeUndefined();
});

test('another bus is a target, reached with its role', async () => {
  await api.context.events.send(new CreateEventBusCommand({ Name: 'other' }));
  const arn = 'arn:aws:events:us-east-1:000000000000:event-bus/other';
  const rule = { name: 'rule', cache: 'shop', targets: [targetOf(arn)] };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
});
