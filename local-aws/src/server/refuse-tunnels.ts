import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const REFUSAL = [
  'HTTP/1.1 405 Method Not Allowed',
  'Connection: close',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

/** Answers CONNECT, which asks for a tunnel, and ends the connection at once. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    socket.end(REFUSAL, () => socket.destroy());
  });
}

/**
 * True for a request that wants to go on in another protocol, which nothing here speaks. HTTP/2 is
 * only offered (`h2c`): who offers it takes an answer in HTTP/1.1 as well.
 */
export function wantsUpgrade({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers.upgrade !== undefined && headers.upgrade.trim().toLowerCase() !== 'h2c';
}
