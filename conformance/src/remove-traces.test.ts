import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeResourcePoliciesCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  ListArchivesCommand,
  ListRulesCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  ListSecretsCommand,
} from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const BUS = 'sales';
const MINE = 'dashboard-1';
/** Of another run in the same account. */
const THEIRS = 'dashboard-2';
const LIVE = 'momento-gateway-live-';

let aws: LocalAws;
let removeTraces: typeof import('./remove-traces.ts').removeTraces;
let removeLogGroups: typeof import('./remove-log-groups.ts').removeLogGroups;
let clients: typeof import('./target-aws.ts').administrator;

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, dataPath: ':memory:' });
  vi.stubEnv('AWS_ENDPOINT_URL', aws.origin);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  // They read the environment when they are loaded.
  ({ administrator: clients } = await import('./target-aws.ts'));
  ({ removeTraces } = await import('./remove-traces.ts'));
  ({ removeLogGroups } = await import('./remove-log-groups.ts'));
  await clients.events.send(new CreateEventBusCommand({ Name: BUS }));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await aws?.close();
});

/** Everything that a dashboard and the checks make for a stack. */
async function makeTraces(stack: string): Promise<void> {
  const { events, sqs, secrets, logs } = clients;
  const Tags = [{ Key: 'momento-gateway:stack', Value: stack }];
  for (const name of [`${stack}-rule`, `${LIVE}${stack}`]) {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const pattern = '{"source":["Momento"]}';
    const rule = { Name: name, EventBusName: BUS, EventPattern: pattern, Tags };
    await events.send(new PutRuleCommand(rule));
    const Arn = `arn:aws:sqs:us-east-1:000000000000:${QueueUrl.split('/').at(-1)}`;
    const target = { EventBusName: BUS, Rule: name, Targets: [{ Id: '1', Arn }] };
    await events.send(new PutTargetsCommand(target));
  }
  const EventSourceArn = `arn:aws:events:us-east-1:000000000000:event-bus/${BUS}`;
  await events.send(new CreateArchiveCommand({ ArchiveName: `${stack}-a`, EventSourceArn }));
  for (const id of ['kept', 'deleted']) {
    await secrets.send(new CreateSecretCommand({ Name: `${stack}/${id}`, SecretString: '{}' }));
  }
  await secrets.send(new DeleteSecretCommand({ SecretId: `${stack}/deleted` }));
  const policyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'logs:PutLogEvents',
        Resource: '*',
      },
    ],
  });
  const policyName = `${stack}-rules`;
  await logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
}

async function list(): Promise<string[]> {
  const { events, sqs, secrets, logs } = clients;
  const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName: BUS }));
  const { Archives = [] } = await events.send(new ListArchivesCommand({}));
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const all = { IncludePlannedDeletion: true };
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand(all));
  const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
  return [
    ...Rules.map(({ Name }) => `rule ${Name}`),
    ...Archives.map(({ ArchiveName }) => `archive ${ArchiveName}`),
    ...QueueUrls.map((url) => `queue ${url.split('/').at(-1)}`),
    ...SecretList.map(({ Name }) => `secret ${Name}`),
    ...resourcePolicies.map(({ policyName }) => `log policy ${policyName}`),
  ].sort();
}

test('everything that was made for a stack is removed, webhooks that are deleted already too, and nothing else', async () => {
  await makeTraces(THEIRS);
  const before = await list();
  expect(before).toHaveLength(8);
  await makeTraces(MINE);
  await removeTraces(MINE, BUS);
  expect(await list()).toEqual(before);
});

test('what is gone already is no error, the bus included', async () => {
  const before = await list();
  await removeTraces(MINE, BUS);
  await removeTraces(MINE, 'none');
  expect(await list()).toEqual(before);
});

test('log groups are removed, and one that is gone is no error', async () => {
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName: 'kept-by-the-stack' }));
  await removeLogGroups(['gone', 'kept-by-the-stack']);
  expect((await clients.logs.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
});
