import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const [FIRST_PORT, LAST_PORT] = [12_000, 31_999];
const given = new Set<number>();

/**
 * A free port below the range of ephemeral ports: no connection of another program, and no server
 * that takes any port, gets it before it is used. The same port is given once.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
