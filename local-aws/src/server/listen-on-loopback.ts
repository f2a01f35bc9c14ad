import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseTunnels } from './refuse-tunnels.ts';

/** Longer than clients keep idle connections, so that the client closes them first. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/** A server listening on 127.0.0.1 only. Rejects with the system's error, `EADDRINUSE` for one. */
export async function listenOnLoopback(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS });
  refuseTunnels(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** Stops listening and cuts open connections. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
