import { setTimeout } from 'node:timers/promises';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ApiError } from '@momento-gateway/api/api-error';
import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import type { StackOptions } from '../aws/stack-options.ts';
import { connectDashboard } from '../dashboard/connect-dashboard.ts';
import { startStackDashboard } from '../dashboard/start-stack-dashboard.ts';
import { connectionOf } from '../start/connection-of.ts';
import { roleArnOf } from '../start/provision.ts';
import type { Command } from '../start/run-command.ts';
import { readSettings } from '../start/settings.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkBootstrap } from './check-bootstrap.ts';
import { checkRole, findRole } from './check-role.ts';
import { checkTenantAlarms } from './check-tenant-alarms.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { unknown } from './finding.ts';

/** A gateway on AWS, with a dashboard that is started for it. */
export async function findStackTarget(
  options: StackOptions,
  command: Command,
): Promise<DoctorTarget> {
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const apiOf = await startStackDashboard(command, connection, stack);
  const api = apiOf(DEFAULT_TENANT);
  return {
    stackName: stack.name,
    tenant: DEFAULT_TENANT,
    api,
    apiOf,
    gateway: await api(readGateway, {}),
    events: new EventBridgeClient(connection.clientOptions),
    sqs: new SQSClient(connection.clientOptions),
    secrets: new SecretsManagerClient(connection.clientOptions),
    checkRole: (target) => checkRole(connection, stack, target),
    findSender: () => findRole(connection, stack.name),
    checkAlarms: () => checkAlarms(connection, stack),
    checkTenantAlarms: ({ tenant }) => checkTenantAlarms(connection, stack, tenant),
    checkBootstrap: () => checkBootstrap(connection, stack.name),
    now: Date.now,
    sleep,
  };
}

/** The product that runs on this machine, with its own dashboard. */
export async function findLocalTarget(environment: NodeJS.ProcessEnv): Promise<DoctorTarget> {
  const settings = readSettings(environment);
  const { dashboardPort, environment: aws } = settings;
  const connection = connectionOf(aws);
  const apiOf = (tenant: string) =>
    connectDashboard(`http://127.0.0.1:${dashboardPort}`, environment['DASHBOARD_TOKEN'], tenant);
  const api = apiOf(DEFAULT_TENANT);
  const gateway = await api(readGateway, {}).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 401) {
      throw new Error('The dashboard requires a token. Set DASHBOARD_TOKEN to it.');
    }
    throw new Error(
      `There is no dashboard at http://localhost:${dashboardPort}. Start the product (npm start), or set DASHBOARD_PORT to its port.`,
      { cause: error },
    );
  });
  return {
    stackName: undefined,
    tenant: DEFAULT_TENANT,
    api,
    apiOf,
    gateway,
    events: new EventBridgeClient(connection),
    sqs: new SQSClient(connection),
    secrets: new SecretsManagerClient(connection),
    checkRole: async ({ tenant }) => (tenant === DEFAULT_TENANT ? [UNCHECKED] : []),
    findSender: async (queueArn) => roleArnOf(settings, queueArn),
    checkTenantAlarms: async () => [],
    checkAlarms: async () => [unknown('Alarms: there are none on this machine.')],
    checkBootstrap: async () => [],
    now: Date.now,
    sleep,
  };
}

const UNCHECKED = unknown(
  'Function: permissions are not checked on this machine. --canary tests the whole path.',
);

const sleep = (ms: number, signal?: AbortSignal) => setTimeout(ms, undefined, signal && { signal });
