import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Free ports of this machine. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      return port;
    }),
  );
}

const RETRY_MS = 20;
const START_TIMEOUT_MS = 60_000;

/** Retries `ask` until it succeeds. @throws Error after a minute, or when `signal` is aborted. */
export async function waitFor(
  name: string,
  ask: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`${name} does not answer.`, { cause });
    }
    await sleep(RETRY_MS);
  }
}

export async function requireListening(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}

export async function requireAnswer(url: string): Promise<void> {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`${url} answers ${response.status}`);
}
