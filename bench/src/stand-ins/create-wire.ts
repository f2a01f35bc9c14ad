import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Wire {
  readonly server: Server;
  /** Kills every connection in silence: what is sent over it gets no answer and no error. */
  readonly kill: () => void;
}

/**
 * Passes connections on to a server of this machine like a network.
 *
 * @param roundTripMs added to opening a connection, and again to each answer
 */
export function createWire(port: number, roundTripMs: number): Wire {
  const connections = new Map<Socket, Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    connections.set(near, far);
    // The system has accepted the connection already: its round trip is made up for here.
    carry(near, far, roundTripMs / 2, roundTripMs);
    carry(far, near, roundTripMs / 2);
    near.once('close', () => connections.delete(near));
  });
  return {
    server,
    kill() {
      for (const [near, far] of connections) {
        far
          .removeAllListeners()
          .on('error', () => {})
          .destroy();
        near.removeAllListeners('data').resume();
      }
      connections.clear();
    },
  };
}

/** Sends on what arrives, in order, each part `delayMs` later. */
function carry(from: Socket, to: Socket, delayMs: number, firstMs = 0): void {
  let earliest = firstMs === 0 ? 0 : performance.now() + firstMs;
  const later = (work: () => void): void => {
    const now = performance.now();
    earliest = Math.max(earliest, now + delayMs);
    if (earliest > now) setTimeout(work, earliest - now);
    else work();
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.once('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
}
