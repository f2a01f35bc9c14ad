import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AwsRequestSeen, type FakeAws, startFakeAws } from '../testing/fake-aws.ts';
import { createAwsCaller } from './aws-caller.ts';
import { createReadSecret } from './get-secret-value.ts';
import { createHttpSender } from './http-sender.ts';
import { createPutEntry } from './put-events.ts';
import { createSendMessage } from './send-message.ts';

const NOW = Date.parse('2026-11-22T12:00:00.456Z');
const credentials = [
  ['a user', { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalr/XUtn+FEMI=' }],
  ['a role', { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'IQoJ/b3==' }],
] as const;
const DETAIL = '{"text":"ä – 🚀 \\"quoted\\"","n":1.10}';
/** The SDK's headers about itself and its retries. */
const SDK_ONLY = ['amz-sdk-invocation-id', 'amz-sdk-request', 'x-amz-user-agent', 'user-agent'];

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  vi.useRealTimers();
  await aws.close();
});

function createSdkOptions(identity: (typeof credentials)[number][1]) {
  return { region: 'eu-west-1', endpoint: aws.origin, credentials: identity };
}

interface SdkCall {
  readonly request: { readonly headers: Record<string, string> };
}
interface SdkClient {
  readonly middlewareStack: {
    addRelativeTo(
      middleware: (
        next: (call: SdkCall) => Promise<unknown>,
      ) => (call: SdkCall) => Promise<unknown>,
      position: object,
    ): void;
  };
}

/** Makes an SDK client leave out the headers about itself, so that both sign the same headers. */
function leaveOutSdkHeaders(client: { middlewareStack: object }): void {
  (client as SdkClient).middlewareStack.addRelativeTo(
    (next) => (call) => {
      for (const name of SDK_ONLY) delete call.request.headers[name];
      return next(call);
    },
    { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'leaveOutSdkHeaders' },
  );
}

function createCaller(
  service: 'events' | 'secretsmanager' | 'sqs',
  identity: (typeof credentials)[number][1],
) {
  const endpoint = new URL(aws.origin);
  return createAwsCaller({
    service,
    endpoint,
    region: 'eu-west-1',
    credentials: identity,
    now: () => NOW,
    createSender: createHttpSender,
  }).call;
}

/** What matters to AWS in a request. */
function describeRequest({ method, url, headers, body }: AwsRequestSeen) {
  const { connection: _, 'user-agent': __, ...sent } = headers;
  return { method, url, headers: sent, body: JSON.parse(body) };
}

const services = ['events', 'secretsmanager', 'sqs'] as const;
const cases = services.flatMap((service) =>
  credentials.map(([who, identity]) => ({ service, who, identity })),
);

test.each(cases)(
  "as $who, $service gets the same request as from AWS's own client, signature included",
  async ({ service, identity }) => {
    const queueUrl = `${aws.origin}/000000000000/failures`;
    const call = createCaller(service, identity);
    const options = createSdkOptions(identity);
    if (service === 'events') {
      const entry = { EventBusName: 'b', Source: 'Momento', DetailType: 'c#t', Detail: DETAIL };
      const client = new EventBridgeClient(options);
      leaveOutSdkHeaders(client);
      await client.send(new PutEventsCommand({ Entries: [{ ...entry, Time: new Date(NOW) }] }));
      await createPutEntry(call)({ ...entry, Time: NOW }, 1_000);
    } else if (service === 'secretsmanager') {
      const client = new SecretsManagerClient(options);
      leaveOutSdkHeaders(client);
      aws.secrets.set('prefix/id', 'value');
      await client.send(new GetSecretValueCommand({ SecretId: 'prefix/id' }));
      await createReadSecret(call)('prefix/id', 1_000);
    } else {
      const client = new SQSClient({ ...options, md5: false });
      leaveOutSdkHeaders(client);
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: DETAIL }));
      await createSendMessage(call)(queueUrl, DETAIL, 1_000);
    }
    const [theirs, ours] = aws.requests;
    if (theirs === undefined || ours === undefined) throw new Error('Two requests were expected.');
    expect(describeRequest(ours)).toEqual(describeRequest(theirs));
  },
);

test('a caller that runs past midnight signs with the new date', async () => {
  const [, identity] = credentials[0];
  let now = Date.parse('2026-11-22T23:59:59Z');
  const { call } = createAwsCaller({
    service: 'secretsmanager',
    endpoint: new URL(aws.origin),
    region: 'eu-west-1',
    credentials: identity,
    now: () => now,
    createSender: createHttpSender,
  });
  aws.secrets.set('prefix/id', 'value');
  for (const time of [now, now + 2_000, now]) {
    now = time;
    vi.setSystemTime(time);
    // One client for all would correct its clock by the responses' Date, which does not move here.
    const client = new SecretsManagerClient(createSdkOptions(identity));
    leaveOutSdkHeaders(client);
    await client.send(new GetSecretValueCommand({ SecretId: 'prefix/id' }));
    await createReadSecret(call)('prefix/id', 1_000);
  }
  const signatures = aws.requests.map(({ headers }) => headers['authorization']);
  const theirs = signatures.filter((_, index) => index % 2 === 0);
  const ours = signatures.filter((_, index) => index % 2 === 1);
  expect(ours).toEqual(theirs);
  expect(new Set(ours).size).toBe(2);
});
