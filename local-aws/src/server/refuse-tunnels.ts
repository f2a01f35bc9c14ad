import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const REFUSAL = [
  'HTTP/1.1 405 Method Not Allowed',
  'Connection: close',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

/** Refuses CONNECT, which asks for a tunnel, and closes the connection. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    socket.end(REFUSAL, () => socket.destroy());
  });
}

/**
 * True for a request to switch to another protocol, which is not supported. `h2c` only offers
 * HTTP/2: such clients accept HTTP/1.1 as well.
 */
export function wantsUpgrade({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers.upgrade !== undefined && headers.upgrade.trim().toLowerCase() !== 'h2c';
}
