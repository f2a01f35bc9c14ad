import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Connection, connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { formatStackOptions, type StackOptions } from '../aws/stack-options.ts';
import { connectionOf } from '../start/connection-of.ts';
import { readSettings } from '../start/settings.ts';

/** The gateway whose event to recover. */
export interface RecoverGateway {
  readonly busName: string;
  readonly secretPrefix: string;
  readonly logGroupName: string;
  readonly findParkedQueue: () => Promise<string>;
  /** Of the default tenant. Rejects for a stack that has none. */
  readonly findHeldQueue: () => Promise<string>;
  readonly events: EventBridgeClient;
  readonly logs: CloudWatchLogsClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
}

type ClientOptions = Connection['clientOptions'] | ReturnType<typeof connectionOf>;

/** All calls that one event takes end, retries included, before others can take its hidden message. */
const REQUEST_TIMEOUT_MS = 20_000;

function createClients(connected: ClientOptions, requestTimeout = REQUEST_TIMEOUT_MS) {
  const requestHandler = { connectionTimeout: 5_000, requestTimeout, throwOnRequestTimeout: true };
  const options = { ...connected, requestHandler };
  return {
    // One attempt: the user decides whether to publish an event again.
    events: new EventBridgeClient({ ...options, maxAttempts: 1 }),
    logs: new CloudWatchLogsClient(options),
    secrets: new SecretsManagerClient(options),
    sqs: new SQSClient(options),
  };
}

export async function findStackGateway(options: StackOptions): Promise<RecoverGateway> {
  const connection = await connect(options, process.env);
  const { outputs } = await readGatewayStack(connection, options.stackName);
  return {
    busName: outputs.eventBusName,
    secretPrefix: outputs.secretPrefix,
    logGroupName: outputs.logGroupName,
    findParkedQueue: async () => outputs.parkedQueueUrl,
    findHeldQueue: async () => {
      if (outputs.heldQueueUrl !== undefined) return outputs.heldQueueUrl;
      throw new Error(
        `The stack "${options.stackName}" is from a version without held calls. Update it: npm run deploy -- ${formatStackOptions(options)}`,
      );
    },
    ...createClients(connection.clientOptions),
  };
}

/** The gateway that `npm start` runs on this machine. */
export function findLocalGateway(
  environment: NodeJS.ProcessEnv,
  requestTimeoutMs?: number,
): RecoverGateway {
  const { busName, secretPrefix, logGroupName, environment: aws } = readSettings(environment);
  const clients = createClients(connectionOf(aws), requestTimeoutMs);
  const findQueue = async (QueueName: string) => {
    const { QueueUrl = '' } = await clients.sqs.send(new GetQueueUrlCommand({ QueueName }));
    return QueueUrl;
  };
  return {
    busName,
    secretPrefix,
    logGroupName,
    findParkedQueue: () => findQueue(`${secretPrefix}-parked`),
    findHeldQueue: () => findQueue(`${secretPrefix}-held`),
    ...clients,
  };
}
