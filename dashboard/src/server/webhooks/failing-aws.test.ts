import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import {
  REGISTRATION,
  readSecretValue,
  registerWebhook,
  SIGNING_SECRET,
} from '../testing/webhook-calls.ts';

/** As many as the SDK tries. */
const ALL_ATTEMPTS = 3;

let api: Api;
beforeEach(async () => {
  api = await startApi({}, { logUnexpected: () => {} });
});
afterEach(() => api.close());

const FAULTS = [
  { fault: 'error', times: ALL_ATTEMPTS },
  { fault: 'lost-answer', times: 1 },
  { fault: 'lost-answer', times: ALL_ATTEMPTS },
] as const;

interface Change {
  readonly what: string;
  readonly method: string;
  readonly place: string;
  readonly body?: object;
  /** The calls of Secrets Manager that it takes. */
  readonly operations: readonly string[];
  readonly before: object;
  readonly after: object;
}

const WRITES = [
  'GetSecretValue',
  'PutSecretValue',
  'UpdateSecretVersionStage',
  'UpdateSecret',
  'DescribeSecret',
] as const;
const CHANGES: readonly Change[] = [
  {
    what: 'a rename',
    method: 'PATCH',
    place: '',
    body: { name: 'Renamed' },
    operations: WRITES,
    before: { name: 'Orders' },
    after: { name: 'Renamed' },
  },
  {
    what: 'a rotation',
    method: 'POST',
    place: '/secret',
    body: { signingSecret: 'new' },
    operations: WRITES,
    before: { signingSecret: SIGNING_SECRET },
    after: { signingSecret: 'new', previous: [{ signingSecret: SIGNING_SECRET }] },
  },
];

const isUnsettled = ({ body }: Answer) =>
  body?.type === 'urn:momento-gateway:problem:change-unsettled';

describe.each(CHANGES)('$what', ({ method, place, body, operations, before, after }) => {
  test.each(operations.flatMap((operation) => FAULTS.map((fault) => ({ operation, ...fault }))))(
    'with $operation failing ($fault, $times times) is done or not done, as answered',
    async (fault) => {
      const { webhookId } = await registerWebhook(api);
      const path = `/api/webhooks/${webhookId}`;
      await api.setFault(fault);
      const answer = await api.call(method, path + place, body);
      await api.clearFaults();
      const value = await readSecretValue(api, webhookId);
      expect(isUnsettled(answer)).toBe(false);
      expect(value).toMatchObject(answer.status === 200 ? after : before);
      expect((await api.call('GET', path)).body.name).toBe(value?.name);
      api.restart();
      expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([
        { name: value?.name },
      ]);
      // And it can be made again.
      expect((await api.call(method, path + place, body)).status).toBe(200);
      expect(await readSecretValue(api, webhookId)).toMatchObject(after);
    },
  );

  test('of which nobody can say whether it was done is answered so', async () => {
    const { webhookId } = await registerWebhook(api);
    await api.setFault({ operation: 'UpdateSecretVersionStage', fault: 'lost-answer' });
    await api.setFault({ operation: 'DescribeSecret', fault: 'error' });
    expect(isUnsettled(await api.call(method, `/api/webhooks/${webhookId}${place}`, body))).toBe(
      true,
    );
  });
});

test.each(FAULTS)(
  'a registration with CreateSecret failing ($fault, $times times) is done or not done, as answered',
  async (fault) => {
    await api.setFault({ operation: 'CreateSecret', ...fault });
    const { status, body } = await api.call('POST', '/api/webhooks', REGISTRATION);
    await api.clearFaults();
    api.restart();
    const { webhooks } = (await api.call('GET', '/api/webhooks')).body;
    expect(status === 201).toBe(fault.fault === 'lost-answer');
    expect(webhooks).toMatchObject(status === 201 ? [{ webhookId: body.webhookId }] : []);
  },
);

test('a registration of which nobody can say whether it was made is answered so', async () => {
  await api.setFault({ operation: 'CreateSecret', fault: 'lost-answer' });
  await api.setFault({ operation: 'DescribeSecret', fault: 'error' });
  expect(isUnsettled(await api.call('POST', '/api/webhooks', REGISTRATION))).toBe(true);
});

test.each(FAULTS)(
  'a deletion with DeleteSecret failing ($fault, $times times) is done or not done, as answered',
  async (fault) => {
    const { webhookId } = await registerWebhook(api);
    await api.setFault({ operation: 'DeleteSecret', ...fault });
    const { status } = await api.call('DELETE', `/api/webhooks/${webhookId}`);
    await api.clearFaults();
    expect(status === 204).toBe(fault.fault === 'lost-answer');
    const listed = (await api.call('GET', '/api/webhooks')).body.webhooks;
    expect(listed).toHaveLength(status === 204 ? 0 : 1);
    const { DeletedDate } = await api.context.secrets.send(
      new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
    );
    expect(DeletedDate !== undefined).toBe(status === 204);
  },
);

test('a description that was not written is repaired by whoever sees it, and never shown', async () => {
  const { webhookId } = await registerWebhook(api);
  const path = `/api/webhooks/${webhookId}`;
  const readDescription = async () => {
    const { Description = '' } = await api.context.secrets.send(
      new DescribeSecretCommand({ SecretId: `momento-gateway/${webhookId}` }),
    );
    return Description;
  };
  await api.setFault({ operation: 'UpdateSecret', fault: 'error' });
  expect((await api.call('PATCH', path, { name: 'Listed' })).status).toBe(200);
  expect(await readDescription()).toContain('Orders');
  await api.clearFaults();
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([
    { name: 'Listed' },
  ]);
  await expect.poll(readDescription).toContain('Listed');

  await api.setFault({ operation: 'UpdateSecret', fault: 'error' });
  expect((await api.call('PATCH', path, { name: 'Read' })).status).toBe(200);
  await api.clearFaults();
  api.restart();
  expect((await api.call('GET', path)).body).toMatchObject({ name: 'Read' });
  expect(await readDescription()).toContain('Read');
});

test('a value that was written by hand is listed and read as it is', async () => {
  const { webhookId } = await registerWebhook(api);
  const { secrets } = api.context;
  const SecretId = `momento-gateway/${webhookId}`;
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const byHand = JSON.stringify({ ...JSON.parse(SecretString), name: 'By hand' });
  await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: byHand }));
  api.restart();
  expect((await api.call('GET', '/api/webhooks')).body.webhooks).toMatchObject([
    { name: 'By hand' },
  ]);
  expect((await api.call('GET', `/api/webhooks/${webhookId}`)).body.name).toBe('By hand');
});
