import type { Api } from '@momento-gateway/api/call';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { build } from '../build.ts';
import { createAccess } from '../start/access.ts';
import { findFreePort } from '../start/find-free-port.ts';
import { type Command, endWith } from '../start/run-command.ts';
import { startDashboard } from '../start/start-dashboard.ts';
import { connectDashboard } from './connect-dashboard.ts';
import { dashboardEnvironment } from './dashboard-environment.ts';

/**
 * Starts a dashboard for a deployed gateway on a free port, without output. Commands use its API, so
 * that they report what the dashboard shows. It ends with the command.
 *
 * @returns its API for the calls about a tenant.
 */
export async function startStackDashboard(
  command: Command,
  connection: Connection,
  { outputs }: GatewayStack,
): Promise<(tenant?: string) => Api> {
  console.log('Starting a dashboard for its API ...');
  await endWith(command.signal, build(['dashboard'], { quiet: true }));
  const port = await findFreePort();
  const access = createAccess({});
  await startDashboard(command, {
    port,
    access,
    // For this command alone, whoever else may reach the user's own dashboards.
    environment: { ...dashboardEnvironment(connection, outputs), DASHBOARD_HOSTS: undefined },
    outlivesCtrlC: true,
    shown: false,
  });
  return (tenant) => connectDashboard(`http://127.0.0.1:${port}`, access.token, tenant);
}
