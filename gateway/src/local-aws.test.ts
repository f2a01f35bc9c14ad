import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalAws } from '@momento-gateway/local-aws/start-local-aws';
import {
  requireLocalAws,
  startAwsUnderTest,
} from '@momento-gateway/local-aws/testing/start-aws-under-test';
import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createAwsPorts } from './create-aws-ports.ts';
import { createGateway, type Gateway } from './create-gateway.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { TIME_BUDGET } from './time-budget.ts';

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/orders';

let localAws: LocalAws;
let gateway: Gateway;
let sqs: SQSClient;
let events: EventBridgeClient;
let targetUrl: string;
let failuresUrl: string;

beforeEach(async () => {
  localAws = await startAwsUnderTest({ port: 0, dataPath: ':memory:' });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const options = { endpoint: localAws.origin, region: 'us-east-1', credentials };
  sqs = new SQSClient(options);
  events = new EventBridgeClient(options);
  failuresUrl = await createQueue('failures');
  targetUrl = await createQueue('target');
  const secretsManager = new SecretsManagerClient(options);
  await secretsManager.send(
    new CreateSecretCommand({
      Name: `momento-gateway/${WEBHOOK_ID}`,
      SecretString: createSecret({ parseText: true }),
    }),
  );
  secretsManager.destroy();
  await routeToTarget({
    source: ['Momento'],
    'detail-type': ['shop#orders'],
    detail: { json: { total: [{ numeric: ['>', 10] }] } },
  });
  const config = readConfig({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: localAws.origin,
    PARKED_QUEUE_URL: failuresUrl,
  });
  gateway = createGateway({
    config,
    ports: createAwsPorts(config, systemClock.now),
    clock: systemClock,
    random: Math.random,
    timeBudget: { ...TIME_BUDGET, publishUntilMs: 1_000 },
    writeLine: () => {},
  });
});

afterEach(async () => {
  sqs.destroy();
  events.destroy();
  await localAws.close();
});

async function createQueue(name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  return QueueUrl;
}

/** A rule for the pattern, with the target queue as its target. */
async function routeToTarget(pattern: object): Promise<void> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: targetUrl, AttributeNames: ['QueueArn'] }),
  );
  const Arn = Attributes?.QueueArn ?? '';
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Arn,
    Condition: { ArnEquals: { 'aws:SourceArn': RULE_ARN } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: targetUrl, Attributes: { Policy } }));
  await events.send(new PutRuleCommand({ Name: 'orders', EventPattern: JSON.stringify(pattern) }));
  await events.send(new PutTargetsCommand({ Rule: 'orders', Targets: [{ Id: 'queue', Arn }] }));
}

async function receive(queueUrl: string, waitSeconds: number): Promise<string[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: waitSeconds }),
  );
  return Messages.map(({ Body = '' }) => Body);
}

async function setFault(fault: object): Promise<void> {
  requireLocalAws('a fault');
  const response = await fetch(`${localAws.origin}/_local/faults`, {
    method: 'POST',
    body: JSON.stringify({ operation: 'PutEvents', ...fault }),
  });
  expect(response.ok).toBe(true);
}

test("a signed POST reaches the rule's target queue as the event it became", async () => {
  const now = Date.now();
  const text = '{"total":12.50}';
  const body = createPayload(now, { text });
  const answered = await gateway(createPost(body));
  expect(answered.statusCode).toBe(200);
  const [message = ''] = await receive(targetUrl, 5);
  expect(JSON.parse(message)).toEqual({
    version: '0',
    id: JSON.parse(answered.body).eventId,
    'detail-type': 'shop#orders',
    source: 'Momento',
    account: '000000000000',
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: 'us-east-1',
    resources: [],
    detail: { ...JSON.parse(body), json: { total: 12.5 } },
  });
  expect(message).toContain(`${body.slice(0, -1)},"json":${text}}`);
});

test.each(['throttle', 'error', 'entry', 'drop'])(
  'a bus with a temporary fault (%s) gets the event once',
  async (fault) => {
    await setFault({ fault, times: 1 });
    const text = '{"total":99}';
    const { statusCode } = await gateway(createPost(createPayload(Date.now(), { text })));
    expect(statusCode).toBe(200);
    expect(await receive(targetUrl, 5)).toHaveLength(1);
    expect(await receive(targetUrl, 0)).toEqual([]);
    expect(await receive(failuresUrl, 0)).toEqual([]);
  },
);

test.each([
  ['throttle', 'throttled'],
  ['error', 'service-error'],
  ['entry', 'service-error'],
  ['hang', 'timed-out'],
  ['drop', 'unreachable'],
])('a bus with a lasting fault (%s): the event is in the parked queue', async (fault, reason) => {
  await setFault({ fault });
  const body = createPayload(Date.now());
  const { statusCode } = await gateway(createPost(body));
  expect(statusCode).toBe(202);
  expect((await receive(failuresUrl, 5)).map(parsePublishFailure)).toMatchObject([
    { reason, webhookId: WEBHOOK_ID, entry: { Detail: body } },
  ]);
});
