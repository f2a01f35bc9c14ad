import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { webhookPath } from '@momento-gateway/shared/webhook-url';
import { root } from '../../root.ts';
import { signCall } from '../../send/momento-call.ts';
import { connectionOf } from '../../start/connection-of.ts';
import { findFreePort } from '../../start/find-free-port.ts';
import { Processes } from '../../start/processes.ts';
import { provision } from '../../start/provision.ts';
import { readSettings } from '../../start/settings.ts';
import { answers, listens, waitUntilReady } from '../../start/wait-until-ready.ts';

export const WEBHOOK_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const SIGNING_SECRET = 'signing-secret-of-the-tests';

export const WEBHOOK = {
  tenant: 'default',
  name: 'Orders',
  cache: 'shop',
  topic: 'orders',
  enabled: true,
  parseText: false,
  createdAt: 0,
  signingSecret: SIGNING_SECRET,
};

export type Fault = {
  readonly operation: string;
  readonly fault: string;
  readonly delayMs?: number;
};

/** Local AWS and the gateway as `npm start` runs them, with one webhook for `shop#orders`. */
export interface StartedGateway {
  /** The environment of `npm start`. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logGroupName: string;
  readonly parkedQueueUrl: string;
  readonly heldQueueUrl: string;
  readonly secrets: SecretsManagerClient;
  readonly logs: CloudWatchLogsClient;
  readonly sqs: SQSClient;
  /** Posts a message as Momento does. */
  readonly post: (
    text: string,
    signingSecret?: string,
  ) => Promise<{ status: number; requestId: string }>;
  readonly setFaults: (...faults: readonly Fault[]) => Promise<void>;
  /** Takes the `detail` of each event on the bus. */
  readonly takeFromBus: () => Promise<Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

export async function startGateway(): Promise<StartedGateway> {
  const dataPath = await mkdtemp(join(tmpdir(), 'recover-'));
  const awsUrl = `http://127.0.0.1:${await findFreePort()}`;
  const gatewayPort = await findFreePort();
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL: awsUrl,
    GATEWAY_PORT: String(gatewayPort),
  };
  const settings = readSettings(environment);
  const ending = new AbortController();
  const processes = new Processes((message) => ending.abort(new Error(message)));
  const start = (name: string, script: string, added: NodeJS.ProcessEnv) =>
    processes.start({
      name,
      args: [join(root, script)],
      cwd: root,
      shown: false,
      environment: { ...settings.environment, ...added },
    });
  start('local-aws', 'local-aws/src/main.ts', {
    LOCAL_AWS_PORT: new URL(awsUrl).port,
    LOCAL_AWS_DATA: dataPath,
  });
  await waitUntilReady('Local AWS', answers(`${awsUrl}/_local/health`), ending.signal);
  const { parkedQueueUrl, heldQueueUrl } = await provision(settings);
  start('gateway', 'local-aws/src/function-url/main.ts', {
    PARKED_QUEUE_URL: parkedQueueUrl,
    HELD_QUEUE_URL: heldQueueUrl,
    ...(settings.functionKeyId !== undefined && { AWS_ACCESS_KEY_ID: settings.functionKeyId }),
    AWS_LAMBDA_FUNCTION_NAME: settings.functionName,
    FUNCTION_URL_PORT: String(gatewayPort),
    FUNCTION_HANDLER: join(root, 'gateway/src/handler.ts'),
  });
  await waitUntilReady('The gateway', listens(gatewayPort), ending.signal);

  const connection = connectionOf(settings.environment);
  const sqs = new SQSClient(connection);
  const busQueueUrl = await watchBus(new EventBridgeClient(connection), sqs);
  const secrets = new SecretsManagerClient(connection);
  await secrets.send(
    new CreateSecretCommand({
      Name: `${settings.secretPrefix}/${WEBHOOK_ID}`,
      SecretString: formatWebhookSecret(WEBHOOK),
    }),
  );
  const takeAll = async (QueueUrl: string) => {
    const bodies: string[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        // Deliveries take a moment; when the first arrives, the others have too.
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: bodies.length === 0 ? 1 : 0,
        }),
      );
      if (Messages.length === 0) return bodies;
      for (const { Body = '', ReceiptHandle } of Messages) {
        bodies.push(Body);
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  };
  return {
    environment,
    logGroupName: settings.logGroupName,
    parkedQueueUrl,
    heldQueueUrl,
    secrets,
    logs: new CloudWatchLogsClient(connection),
    sqs,
    async post(text, signingSecret = SIGNING_SECRET) {
      const now = Date.now();
      const { headers, body } = signCall(
        {
          cache: 'shop',
          topic: 'orders',
          event_timestamp: now,
          publish_timestamp: now,
          topic_sequence_number: 7,
          token_id: '',
          text,
        },
        signingSecret,
      );
      const url = `http://127.0.0.1:${gatewayPort}${webhookPath(WEBHOOK_ID)}`;
      const response = await fetch(url, { method: 'POST', headers, body });
      const { requestId } = (await response.json()) as { requestId: string };
      return { status: response.status, requestId };
    },
    async setFaults(...faults) {
      await fetch(`${awsUrl}/_local/faults`, { method: 'DELETE' });
      for (const fault of faults) {
        const response = await fetch(`${awsUrl}/_local/faults`, {
          method: 'POST',
          body: JSON.stringify(fault),
        });
        if (!response.ok) throw new Error(await response.text());
      }
    },
    takeFromBus: async () => (await takeAll(busQueueUrl)).map((body) => JSON.parse(body)['detail']),
    async close() {
      await processes.end(3_000);
      await rm(dataPath, { recursive: true, force: true });
    },
  };
}

/** Creates a queue that receives every event on the bus. @returns its URL. */
async function watchBus(events: EventBridgeClient, sqs: SQSClient): Promise<string> {
  const Arn = 'arn:aws:sqs:us-east-1:000000000000:seen';
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: Arn,
      },
    ],
  });
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'seen', Attributes: { Policy } }),
  );
  const EventPattern = JSON.stringify({ source: [{ prefix: '' }] });
  await events.send(new PutRuleCommand({ Name: 'seen', EventPattern }));
  await events.send(new PutTargetsCommand({ Rule: 'seen', Targets: [{ Id: 'seen', Arn }] }));
  return QueueUrl;
}
