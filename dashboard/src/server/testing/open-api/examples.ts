import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { makeArchive, makeShopRule, SPAN } from '../archive-calls.ts';
import { park } from '../failure-calls.ts';
import { holdCall } from '../held-call-calls.ts';
import { openViewer } from '../live-calls.ts';
import { makePublishFailure } from '../publish-failure.ts';
import { putEvent } from '../put-event.ts';
import { makeQueue, toTarget } from '../queue-calls.ts';
import type { Api } from '../start-api.ts';
import { BY_KEY, GLOBAL_KEY } from '../start-momento-api.ts';
import { closeParkedQueue, OWN_ARN } from '../tenant-calls.ts';
import { REGISTRATION, registerWebhook } from '../webhook-calls.ts';

/** A call that has to succeed. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A target of the general editor. */
const STREAM = {
  id: 'stream',
  type: 'other',
  arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/orders',
  roleArn: 'arn:aws:iam::000000000000:role/events',
  parameters: { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } },
};

/** Makes what the calls of one operation need. Between them they name every field there is. */
type MakeExamples = (api: Api) => Promise<readonly Example[]>;

const RULE = 'walked';
const LOOK_AGAIN_MS = 20;
const KEY = { apiKey: GLOBAL_KEY.text, endpoint: 'cell-1.prod.a.momentohq.com' };
const nothing: MakeExamples = async () => [{}];
const unique = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;

const ofWebhook =
  (...examples: readonly Example[]): MakeExamples =>
  async (api) => {
    const { webhookId } = await registerWebhook(api);
    return examples.map((example) => ({ ...example, params: { webhookId } }));
  };

const ofRule = async (api: Api) => {
  const name = unique(RULE);
  const queue = await makeQueue(api, name);
  const target = toTarget(queue);
  const rule = { name, cache: 'shop', targets: [target] };
  const { body } = await api.call('POST', '/api/rules', rule);
  return { params: { name }, queue, target, version: body.version };
};

const ofViewer: MakeExamples = async (api) => [
  { params: { viewerId: await openViewer(api) }, query: { waitSeconds: '0' } },
];

/** A replay to a rule of its own, out of the archive that all examples share. */
const toShopRule = async (api: Api) => {
  if ((await api.call('GET', '/api/archive')).body.archive === null) await makeArchive(api);
  const ruleName = unique(RULE);
  await makeShopRule(api, ruleName);
  return { ruleName, ...SPAN };
};

const ofReplay: MakeExamples = async (api) => {
  const { body } = await api.call('POST', '/api/replays', await toShopRule(api));
  return [{ params: { replayName: body.name } }];
};

const AUDIT_FILTER = {
  ...{ scope: 'all', from: '1', until: '9999999999999', who: 'owner', operation: 'createRule' },
  ...{ kind: 'rule', object: 'orders', outcome: 'done' },
};

const SHOP_EVENT = {
  source: 'Momento',
  'detail-type': 'shop#orders',
  detail: { cache: 'shop', topic: 'orders' },
};

const CAUSE = { kind: 'publish', reason: 'throttled', targetArn: 'a', webhookId: 'b' };

const ofRedrive: MakeExamples = async (api) => {
  const { body } = await api.call('POST', '/api/redrives', { all: true });
  return [{ params: { redriveId: body.redriveId } }];
};

const ofChoices = (id: string, more: object): Example[] => {
  const filter = { operation: 'and', tokens: [] };
  return [{ ids: [id] }, { filter }, { all: true }].map((choice) => ({
    body: { ...choice, ...more },
  }));
};

const ofFailures =
  (more: object): MakeExamples =>
  async (api) =>
    ofChoices(await park(api, makePublishFailure()), more);

/** A call of the tenant that no secret verifies. */
const holdSome = async (api: Api) => {
  const { webhookId } = await registerWebhook(api);
  return holdCall(api, { webhookId, tenant: api.context.config.tenant, secret: 'unknown' });
};

const ofHeldCalls =
  (more: object): MakeExamples =>
  async (api) =>
    ofChoices(await holdSome(api), more);

/** A list that was looked at a moment ago comes from memory, without what was parked since. */
async function waitForCursor(api: Api, path: string): Promise<string> {
  for (;;) {
    const { body } = await api.call('GET', `${path}?limit=1`);
    if (body.cursor !== undefined) return body.cursor;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** By operation id: an operation that is added to the API needs its own here. */
export const EXAMPLES: Readonly<Record<string, MakeExamples>> = {
  readHealth: nothing,
  readGateway: nothing,
  readOpenApi: nothing,
  readMe: nothing,
  checkDependencies: nothing,
  listRules: nothing,
  listPermissions: nothing,
  exportRules: async (api) => [
    { query: { format: 'cloudformation' } },
    { query: { format: 'cdk' } },
    { query: { format: 'terraform', rule: (await ofRule(api)).params.name } },
  ],
  listUnknownCalls: nothing,
  readMetrics: async () => [{ query: { hours: '6' } }],

  listTenants: async (api) => {
    await closeParkedQueue(api, OWN_ARN);
    await api.call('POST', '/api/tenants', { name: unique('team') });
    return [{}];
  },
  createTenant: async (api) => {
    await closeParkedQueue(api, OWN_ARN);
    return [{ body: { name: unique('team') } }];
  },
  removeTenant: async (api) => {
    await closeParkedQueue(api, OWN_ARN);
    const tenantName = unique('team');
    await api.call('POST', '/api/tenants', { name: tenantName });
    return [{ params: { tenantName } }];
  },
  listWebhooks: async (api) => {
    await registerWebhook(api);
    await registerWebhook(api, { name: 'Other' });
    const { body } = await api.call('GET', '/api/webhooks?limit=1');
    return [
      { query: { search: 'o', sort: 'name', order: 'asc', limit: '10' } },
      { query: { status: 'never-seen' } },
      { query: { limit: '1', cursor: body.cursor } },
    ];
  },
  registerWebhook: async () => [{ body: { ...REGISTRATION, tenant: 'default', parseText: true } }],
  readWebhook: ofWebhook({}),
  updateWebhook: ofWebhook({ body: { name: 'Renamed', enabled: false, parseText: true } }),
  deleteWebhook: ofWebhook({}),
  rotateSecret: ofWebhook({ body: { signingSecret: 'another', overlapMinutes: 1 } }),
  endPreviousSecrets: ofWebhook({}),
  sendTestEvent: ofWebhook({ body: { text: 'hello' } }),
  listActivity: ofWebhook(
    { query: { hours: '1', outcome: 'published', limit: '10' } },
    { query: { from: '1', until: '2', search: '7' } },
  ),
  readGaps: ofWebhook({}),
  explainEvent: async (api) => {
    const { webhookId } = await registerWebhook(api);
    const failureId = await park(api, makePublishFailure());
    return [
      { query: { failureId } },
      { query: { requestId: 'request-1' } },
      { query: { eventId: 'event-1' } },
      { query: { webhookId, sequenceNumber: '7', at: '1700000000000' } },
    ];
  },
  explainMessage: async (api) => {
    const { webhookId } = await registerWebhook(api);
    await ofRule(api);
    return [
      { body: { webhookId, sequenceNumber: 7, at: 1_700_000_000_000, ...KEY } },
      { body: { message: { cache: 'shop', topic: 'orders', text: 'hello' } } },
      { body: { requestId: 'request-1', message: SHOP_EVENT } },
      { body: { eventId: 'event-1', message: SHOP_EVENT } },
      { body: { failureId: await park(api, makePublishFailure()) } },
    ];
  },

  createRule: async (api) => {
    const queue = toTarget(await makeQueue(api, unique('target')));
    const target = {
      ...queue,
      deadLetterArn: queue.arn,
      retry: { attempts: 3, maxAgeSeconds: 60 },
      input: { type: 'part', path: '$.detail.text' },
    };
    const name = unique(RULE);
    return [
      {
        body: {
          name: `${name}-1`,
          description: 'One',
          enabled: false,
          cache: 'shop',
          topic: 'orders',
          targets: [target],
        },
      },
      { body: { name: `${name}-2`, pattern: { source: ['Momento'] }, targets: [queue] } },
      { body: { name: `${name}-3`, cache: 'shop', targets: [STREAM] } },
    ];
  },
  readRule: async (api) => [{ params: (await ofRule(api)).params }],
  readRuleMetrics: async (api) => [{ params: (await ofRule(api)).params }],
  describeQueue: async (api) => {
    const { params, target } = await ofRule(api);
    return [{ params, query: { arn: target.arn } }];
  },
  lookIntoQueue: async (api) => {
    const { params, queue, target } = await ofRule(api);
    const letters = await makeQueue(api, unique('letters'));
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: letters.arn, maxReceiveCount: 3 });
    await api.context.sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { RedrivePolicy } }),
    );
    return [{ params, body: { arn: target.arn, maxReceiveCount: 3 } }];
  },
  switchRule: async (api) => {
    const { params, version } = await ofRule(api);
    return [
      { params, body: { version, enabled: false } },
      { params, body: { enabled: true } },
    ];
  },
  updateRule: async (api) => {
    const { params, target, version } = await ofRule(api);
    const other = toTarget(await makeQueue(api, unique('target')));
    const described = { description: 'Changed', enabled: false, targets: [target] };
    return [
      { params, body: { version, ...described, cache: 'shop', topic: 'returns' } },
      { params, body: { pattern: { source: ['Momento'] }, targets: [other] } },
    ];
  },
  deleteRule: async (api) => {
    const { params, version } = await ofRule(api);
    return [{ params, query: { version } }];
  },
  testRule: async () => [
    {
      body: {
        pattern: { source: ['Momento'] },
        event: { source: 'Momento', detail: {} },
        rule: 'x',
      },
    },
  ],
  checkPermission: async (api) => {
    const { arn = '' } = await makeQueue(api, unique('target'));
    const roleArn = 'arn:aws:iam::000000000000:role/events';
    const busArn = 'arn:aws:events:us-east-1:000000000000:event-bus/analytics';
    return [arn, busArn].map((one) => ({ query: { rule: RULE, arn: one, roleArn } }));
  },
  grantPermission: async (api) => {
    const { params, target } = await ofRule(api);
    return [{ params, body: { arn: target.arn } }];
  },
  listTargets: async () => [
    { query: { type: 'sqs' } },
    { query: { type: 'event-bus' } },
    { query: { function: 'arn:aws:lambda:us-east-1:000000000000:function:orders' } },
  ],
  createTarget: async () => [{ body: { type: 'sqs', name: unique('queue') } }],

  readArchive: nothing,
  listReplays: nothing,
  startReplay: async (api) => [{ body: await toShopRule(api) }],
  readReplay: ofReplay,
  cancelReplay: ofReplay,

  openViewer: async (api) => {
    const { ruleName: _, ...replay } = await toShopRule(api);
    return [
      { body: { cache: 'shop', topic: 'orders' } },
      { body: { pattern: { detail: { topic: ['orders'] } } } },
      { body: { cache: 'shop', topic: 'orders', replay } },
    ];
  },
  readViewer: async (api) => {
    const examples = await ofViewer(api);
    await putEvent(api, { cache: 'shop', topic: 'orders' });
    return examples;
  },
  removeViewer: ofViewer,
  closeViewer: ofViewer,

  listFailures: async (api) => {
    await park(api, makePublishFailure());
    await park(api, makePublishFailure());
    const cursor = await waitForCursor(api, '/api/failures');
    const filter = '{"operation":"and","tokens":[]}';
    return [
      { query: { search: 'orders', filter, sort: 'reason', order: 'asc', limit: '10' } },
      { query: { limit: '1', cursor } },
    ];
  },
  listFailureCauses: async (api) => {
    await park(api, makePublishFailure());
    const filter = { operation: 'and', tokens: [], from: 1, until: 2, cause: CAUSE };
    return [{ query: { search: 'orders', filter: JSON.stringify(filter) } }];
  },
  readFailure: async (api) => [{ params: { failureId: await park(api, makePublishFailure()) } }],
  redriveFailures: ofFailures({ dryRun: true }),
  deleteFailures: ofFailures({}),
  startRedrive: ofFailures({
    eventsPerSecond: 100,
    chosenBy: { operation: 'and', tokens: [], from: 1, until: 2, cause: CAUSE },
  }),
  listRedrives: nothing,
  stopRedrive: ofRedrive,
  readRedrive: ofRedrive,

  listHeldCalls: async (api) => {
    await holdSome(api);
    await holdSome(api);
    const cursor = await waitForCursor(api, '/api/held-calls');
    const filter = '{"operation":"and","tokens":[]}';
    return [
      { query: { search: 'orders', filter, sort: 'webhook', order: 'asc', limit: '10' } },
      { query: { limit: '1', cursor } },
    ];
  },
  readHeldCall: async (api) => [{ params: { failureId: await holdSome(api) } }],
  verifyHeldCalls: ofHeldCalls({ eventsPerSecond: 100 }),
  discardHeldCalls: ofHeldCalls({}),
  checkSigningSecret: ofWebhook({ body: { signingSecret: 'another', overlapMinutes: 1 } }),

  listAudit: async (api) => {
    await registerWebhook(api);
    await registerWebhook(api);
    const { body } = await api.call('GET', '/api/audit?limit=1');
    return [
      { query: { ...AUDIT_FILTER, limit: '10' } },
      { query: { limit: '1', ...(body.cursor !== undefined && { cursor: body.cursor }) } },
    ];
  },
  exportAudit: async () => [{ query: { ...AUDIT_FILTER, limit: '10' } }],

  recordExport: async (api) => {
    const { webhookId } = await registerWebhook(api);
    return [
      { body: { kind: 'failures', count: 3, withEvents: true } },
      { body: { kind: 'held-calls', count: 3, withEvents: true } },
      { body: { kind: 'activity', webhookId, count: 3, withEvents: false } },
    ];
  },

  listMomentoWebhooks: async () => [{ body: { ...KEY, cache: 'shop' } }],
  registerMomentoWebhook: async () => [
    {
      body: {
        ...BY_KEY,
        ...KEY,
        tenant: 'default',
        parseText: true,
        repoint: false,
        momentoWebhook: unique('hook'),
      },
    },
  ],
  takeSecret: async (api) => {
    const webhook = { ...BY_KEY, momentoWebhook: unique('hook') };
    const { body } = await api.call('POST', '/api/momento-webhooks/register', webhook);
    return [
      { params: { webhookId: body.webhookId }, body: { ...KEY, rotate: true, overlapMinutes: 1 } },
    ];
  },
};
