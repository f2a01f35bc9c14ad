import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildGateway, bundleHandler } from '@momento-gateway/gateway/build';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { webhookPath } from '@momento-gateway/shared/webhook-url';
import { readPath } from './config.ts';
import type { BenchContext } from './measure.ts';
import { findRuntimeClient } from './runtime/find-runtime-client.ts';
import type { HandlerCommand } from './runtime/start-handler.ts';
import { createCertificate } from './stand-ins/create-certificate.ts';
import { type AwsStandIn, startAws } from './stand-ins/start-stand-in.ts';
import { createSecretValue, SIGNING_SECRET, WEBHOOK_ID } from './webhook-event.ts';

/**
 * The handlers to compare; `inline` is the bundle of the one-file template before it is packed, and
 * `other` that of `--against`.
 */
export type SubjectName =
  | 'empty handler'
  | 'bare exchange'
  | 'gateway'
  | 'gateway, inline'
  | 'on the AWS SDK'
  | 'other';

export interface Subjects {
  /** Path of the gateway's bundle. */
  readonly gatewayPath: string;
  /** Name of the runtime client that runs all but `other`. */
  readonly client: string;
  readonly commandOf: (name: SubjectName) => HandlerCommand;
  readonly killConnections: AwsStandIn['killConnections'];
  readonly end: () => void;
}

export interface SubjectOptions {
  readonly tls?: boolean;
  /** Puts a network between the handlers and AWS; ms. */
  readonly roundTripMs?: number;
}

const SECRET_PREFIX = 'momento-gateway';

/** Bundles the handlers, all in the same way, and starts the AWS server that they call. */
export async function prepareSubjects(
  { folder: parent, options }: BenchContext,
  { tls = false, roundTripMs }: SubjectOptions = {},
): Promise<Subjects> {
  const folder = await mkdtemp(join(parent, 'subjects-'));
  const client = await findRuntimeClient(folder);
  const bundle = (name: string) =>
    bundleHandler(join(import.meta.dirname, `handlers/${name}.ts`), join(folder, name));
  await Promise.all([
    bundle('empty'),
    bundle('bare'),
    bundle('sdk'),
    buildGateway(join(folder, 'gateway')),
    buildGateway(join(folder, 'inline'), 'cjs'),
  ]);
  const certificate = tls ? createCertificate(Date.now()) : undefined;
  const trusted = join(folder, 'trusted.pem');
  if (certificate !== undefined) await writeFile(trusted, certificate.cert);
  const aws = await startAws({
    secretName: webhookSecretName(SECRET_PREFIX, WEBHOOK_ID),
    secretValue: createSecretValue(),
    otherSecretValue: SIGNING_SECRET,
    ...(certificate && { certificate }),
    ...(roundTripMs !== undefined && { roundTripMs }),
  });
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'ASIABENCHBENCHBENCH0',
    AWS_SECRET_ACCESS_KEY: 'bench/bench/bench/bench/bench/bench/benc',
    AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjE'.repeat(40),
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bench',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/26/[$LATEST]bench',
    AWS_ENDPOINT_URL: aws.origin,
    EVENT_BUS_NAME: 'default',
    PARKED_QUEUE_URL: `${aws.origin}/000000000000/parked`,
    SECRET_PREFIX,
    ...(certificate && { NODE_EXTRA_CA_CERTS: trusted }),
  };
  const FOLDERS = {
    'empty handler': 'empty',
    'bare exchange': 'bare',
    gateway: 'gateway',
    'gateway, inline': 'inline',
    'on the AWS SDK': 'sdk',
  };
  return {
    gatewayPath: join(folder, 'gateway/index.mjs'),
    client: client.name,
    commandOf(name) {
      if (name === 'other') {
        return {
          // `exec`, so that the measured process is the program and not a shell.
          command: `exec ${options.against}`,
          args: [],
          shell: true,
          environment: { ...readPath(), ...environment, ...peerEnvironment },
        };
      }
      return {
        command: process.execPath,
        args: [client.path, 'index.handler'],
        environment: {
          ...environment,
          LAMBDA_TASK_ROOT: join(folder, FOLDERS[name]),
          _HANDLER: 'index.handler',
        },
      };
    },
    killConnections: aws.killConnections,
    end: aws.end,
  };
}

/** What another handler needs to know about the webhook. */
const peerEnvironment = {
  WEBHOOK_PATH: webhookPath(WEBHOOK_ID),
  WEBHOOK_ID,
  MOMENTO_SIGNING_SECRET: SIGNING_SECRET,
};
