import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { build } from '../build.ts';
import { createAccess, describeAccess, hasProvider, signInUrl } from '../start/access.ts';
import { requireFreePort } from '../start/require-free-port.ts';
import { endWith, runCommand, waitForEnd } from '../start/run-command.ts';
import { startDashboard } from '../start/start-dashboard.ts';
import { dashboardEnvironment } from './dashboard-environment.ts';
import { readOptions, USAGE } from './options.ts';

/** Longer than the dashboard takes to finish the changes that are under way. */
const GRACE_MS = 25_000;

await runCommand(
  async (command) => {
    if (process.argv.includes('--help')) {
      console.log(USAGE);
      return 0;
    }
    const { stackName, port, host, ...options } = readOptions(process.argv.slice(2), process.env);
    // Others read what a shared dashboard prints with programs.
    const say = (message: string, fields = {}) =>
      console.log(
        host === undefined
          ? message
          : JSON.stringify({ time: new Date().toISOString(), level: 'INFO', message, ...fields }),
      );
    const access = hasProvider(process.env) ? undefined : createAccess(process.env);
    await requireFreePort(port, '--port');
    const connection = await connect(options, process.env);
    const { outputs } = await readGatewayStack(connection, stackName);
    say('Building what has changed ...');
    await endWith(command.signal, build(['dashboard'], { quiet: host !== undefined }));
    say('Starting the dashboard ...');
    await startDashboard(command, {
      port,
      host,
      access,
      environment: dashboardEnvironment(connection, outputs),
      shown: host === undefined ? true : 'bare',
    });
    const { accountId, region } = connection;
    const url = process.env['DASHBOARD_URL'] || `http://localhost:${port}`;
    const address = access === undefined ? url : signInUrl(`http://localhost:${port}`, access);
    say(
      host === undefined
        ? `ready  dashboard ${address}  stack ${stackName}  account ${accountId}  Region ${region}`
        : 'ready',
      { dashboard: address, stack: stackName, account: accountId, region },
    );
    for (const line of describeAccess(access)) console.log(line);
    return waitForEnd(command.signal);
  },
  { interruptedCode: 0, graceMs: GRACE_MS },
);
