import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import type { StackOptions } from '../aws/stack-options.ts';
import type { Gateway } from '../dashboard/api-answers.ts';
import { ApiProblem, createDashboardApi } from '../dashboard/dashboard-api.ts';
import { startStackDashboard } from '../dashboard/start-stack-dashboard.ts';
import { connectionOf } from '../start/connection-of.ts';
import { roleArnOf } from '../start/provision.ts';
import type { Command } from '../start/run-command.ts';
import { readSettings } from '../start/settings.ts';
import { checkRole, findRole } from './check-role.ts';
import { unknown } from './finding.ts';
import type { Subject } from './subject.ts';

/** A gateway on AWS, seen through a dashboard that is started for it. */
export async function findStackSubject(options: StackOptions, command: Command): Promise<Subject> {
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const api = await startStackDashboard(command, connection, stack);
  return {
    api,
    gateway: await api.call<Gateway>('GET', '/gateway'),
    sqs: new SQSClient(connection.clientOptions),
    secrets: new SecretsManagerClient(connection.clientOptions),
    checkRole: () => checkRole(connection, stack),
    findWriter: () => findRole(connection, stack.name),
    now: Date.now,
  };
}

/** The product that runs on this machine, seen through its own dashboard. */
export async function findLocalSubject(environment: NodeJS.ProcessEnv): Promise<Subject> {
  const settings = readSettings(environment);
  const { dashboardPort, environment: aws } = settings;
  const connection = connectionOf(aws);
  const api = createDashboardApi(
    `http://127.0.0.1:${dashboardPort}`,
    environment['DASHBOARD_TOKEN'],
  );
  const gateway = await api.call<Gateway>('GET', '/gateway').catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) {
      throw new Error('The dashboard asks for its token: set DASHBOARD_TOKEN to it.');
    }
    throw new Error(
      `There is no dashboard at http://localhost:${dashboardPort}. Start the product (npm start), or set DASHBOARD_PORT as it was set there.`,
      { cause: error },
    );
  });
  return {
    api,
    gateway,
    sqs: new SQSClient(connection),
    secrets: new SecretsManagerClient(connection),
    checkRole: async () => [
      unknown('Function: nothing restricts it on this machine; --canary proves its way'),
    ],
    findWriter: async (queueArn) => roleArnOf(settings, queueArn),
    now: Date.now,
  };
}
