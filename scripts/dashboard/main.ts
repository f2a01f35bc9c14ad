import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { build } from '../build.ts';
import { createAccess, describeAccess, signInUrl } from '../start/access.ts';
import { requireFreePort } from '../start/require-free-port.ts';
import { endWith, runCommand, waitForEnd } from '../start/run-command.ts';
import { startDashboard } from '../start/start-dashboard.ts';
import { dashboardEnvironment } from './dashboard-environment.ts';
import { readOptions, USAGE } from './options.ts';

await runCommand(
  async (command) => {
    if (process.argv.includes('--help')) {
      console.log(USAGE);
      return 0;
    }
    const { stackName, port, ...options } = readOptions(process.argv.slice(2), process.env);
    await requireFreePort(port, '--port');
    const connection = await connect(options, process.env);
    const { outputs } = await readGatewayStack(connection, stackName);
    console.log('Building what has changed ...');
    await endWith(command.signal, build(['dashboard']));
    console.log('Starting the dashboard ...');
    const access = createAccess(process.env);
    await startDashboard(command, {
      port,
      access,
      environment: dashboardEnvironment(connection, outputs),
    });
    const { accountId, region } = connection;
    console.log(
      `ready  dashboard ${signInUrl(`http://localhost:${port}`, access)}  stack ${stackName}  account ${accountId}  Region ${region}`,
    );
    for (const line of describeAccess(access)) console.log(line);
    return waitForEnd(command.signal);
  },
  { interruptedCode: 0 },
);
