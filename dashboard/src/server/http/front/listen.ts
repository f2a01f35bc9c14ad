import { once } from 'node:events';
import type { Server } from 'node:http';
import { isLoopbackHost } from '../../config.ts';
import { listenOnLoopback } from './listen-on-loopback.ts';

/**
 * Listens on one address, or on both of this machine alone.
 *
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listen(create: () => Server, port: number, host: string): Promise<Server[]> {
  if (isThisMachine(host)) return listenOnLoopback(create, port);
  const server = create();
  server.listen(port, host);
  await once(server, 'listening');
  return [server];
}

export function isThisMachine(host: string): boolean {
  return isLoopbackHost(host === '::1' ? '[::1]' : host);
}

/**
 * Without a sign-in with a provider everyone is the owner: then nobody else may reach the dashboard.
 *
 * @throws Error that says what to set.
 */
export function requireSignIn(
  host: string,
  extraHosts: readonly string[],
  hasProvider: boolean,
): void {
  if (hasProvider || (isThisMachine(host) && extraHosts.length === 0)) return;
  const where = isThisMachine(host)
    ? `under the name ${extraHosts[0]} (DASHBOARD_HOSTS)`
    : `at the address ${host} (--host)`;
  throw new Error(
    `Others could reach the dashboard ${where}, and would all be its owner. Set OIDC_ISSUER, OIDC_CLIENT_ID, SESSION_KEYS, DASHBOARD_URL, and ACCESS, so that people sign in: docs/shared-dashboard.md says how.`,
  );
}
