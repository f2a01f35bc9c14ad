import { once } from 'node:events';
import type { Server } from 'node:http';

/** Without IPv6, no other program can listen on that address either. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens on 127.0.0.1 and on ::1. "localhost" is either of them, and another program must not
 * receive what is meant for this one.
 *
 * @param create makes the server for one of the addresses
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listenOnLoopback(create: () => Server, port: number): Promise<Server[]> {
  const first = create();
  await listen(first, port, '127.0.0.1');
  const second = create();
  try {
    await listen(second, portOf(first), '::1');
    return [first, second];
  } catch (error) {
    if (NO_IPV6.has((error as NodeJS.ErrnoException).code ?? '')) return [first];
    first.close();
    throw error;
  }
}

/** @returns 0 while it does not listen. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
