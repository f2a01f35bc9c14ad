import { join } from 'node:path';
import { build } from '../build.ts';
import { root } from '../root.ts';
import { type Access, describeAccess, signInUrl } from './access.ts';
import { provision } from './provision.ts';
import { provisionTenant } from './provision-tenant.ts';
import { requireFreePort } from './require-free-port.ts';
import type { Command } from './run-command.ts';
import type { Settings } from './settings.ts';
import type { SignIn } from './sign-in.ts';
import { startDashboard } from './start-dashboard.ts';
import { answers, listens, waitUntilReady } from './wait-until-ready.ts';
import { watchSources } from './watch-sources.ts';

interface StartOptions extends Command {
  /** Runs the sources, with reload. */
  readonly dev: boolean;
  /** Undefined: the dashboard requires no sign-in. */
  readonly access?: Access | undefined;
  /** Starts a test provider, with which people sign in. */
  readonly signIn?: SignIn | undefined;
}

/** Builds and starts local AWS, the gateway and the dashboard; resolves when all three answer. */
export async function startProduct(settings: Settings, options: StartOptions): Promise<void> {
  const { dev, access, signIn, processes, signal } = options;
  const { localAwsPort, gatewayPort, dashboardPort, ownEndpoint, environment } = settings;
  const awsUrl = environment['AWS_ENDPOINT_URL'] ?? '';
  const functionUrl = `http://127.0.0.1:${gatewayPort}/`;
  const dashboardUrl = `http://localhost:${dashboardPort}`;

  if (!ownEndpoint) await requireFreePort(localAwsPort, 'LOCAL_AWS_PORT');
  await requireFreePort(gatewayPort, 'GATEWAY_PORT');
  await requireFreePort(dashboardPort, 'DASHBOARD_PORT');
  if (signIn !== undefined) await requireFreePort(settings.providerPort, 'PROVIDER_PORT');

  if (!dev) {
    console.log('Building what has changed ...');
    await build(['gateway', 'dashboard']);
  }
  signal.throwIfAborted();

  if (ownEndpoint) {
    console.log(`Using the AWS at ${awsUrl}`);
  } else {
    console.log('Starting local AWS ...');
    const restart = processes.start({
      name: 'local-aws',
      args: [join(root, 'local-aws/src/main.ts')],
      cwd: root,
      environment: {
        ...environment,
        LOCAL_AWS_PORT: String(localAwsPort),
        LOCAL_AWS_DATA: settings.dataPath,
      },
    });
    if (dev) watchSources(['local-aws'], restart);
    await waitUntilReady('Local AWS', answers(`${awsUrl}/_local/health`), signal);
  }
  const { parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl } = await provision(settings);
  for (const tenant of signIn?.tenants ?? []) await provisionTenant(settings, tenant);
  if (signIn !== undefined) await startProvider(signIn, options);

  console.log('Starting the gateway and the dashboard ...');
  const productEnvironment = {
    ...environment,
    EVENT_BUS_NAME: settings.busName,
    PARKED_QUEUE_URL: parkedQueueUrl,
    HELD_QUEUE_URL: heldQueueUrl,
    SECRET_PREFIX: settings.secretPrefix,
  };
  const restartGateway = processes.start({
    name: 'gateway',
    args: [join(root, 'local-aws/src/function-url/main.ts')],
    cwd: root,
    environment: {
      ...productEnvironment,
      ...(settings.functionKeyId !== undefined && { AWS_ACCESS_KEY_ID: settings.functionKeyId }),
      AWS_LAMBDA_FUNCTION_NAME: settings.functionName,
      FUNCTION_URL_PORT: String(gatewayPort),
      FUNCTION_HANDLER: join(root, dev ? 'gateway/src/handler.ts' : 'gateway/dist/index.mjs'),
    },
  });
  if (dev) watchSources(['gateway', 'shared'], restartGateway);
  await Promise.all([
    waitUntilReady('The gateway', listens(gatewayPort), signal),
    startDashboard(
      { processes, signal },
      {
        dev,
        port: dashboardPort,
        access,
        environment: {
          ...productEnvironment,
          DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl,
          FUNCTION_URL: functionUrl,
          LOG_GROUP_NAME: settings.logGroupName,
          AUDIT_LOG_GROUP_NAME: settings.auditLogGroupName,
          ...signIn?.dashboard,
        },
      },
    ),
  ]);
  console.log(
    `ready  dashboard ${signInUrl(dashboardUrl, access)}  Function URL ${functionUrl}  AWS ${awsUrl}`,
  );
  for (const line of describeAccess(access)) console.log(line);
  if (signIn !== undefined) console.log(signIn.line);
}

async function startProvider(
  { issuer, provider }: SignIn,
  { processes, signal }: Command,
): Promise<void> {
  console.log('Starting the test provider ...');
  processes.start({
    name: 'provider',
    args: [join(root, 'local-provider/src/main.ts')],
    cwd: root,
    environment: { ...process.env, ...provider },
  });
  const discovery = `${issuer}/.well-known/openid-configuration`;
  await waitUntilReady('The test provider', answers(discovery), signal);
}
