import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [FIRST_PORT, LAST_PORT] = [12_000, 31_999];

/** Free ports below the range of ephemeral ports, which other programs get without asking. */
export async function findFreePorts(count: number): Promise<number[]> {
  const free = new Set<number>();
  while (free.size < count) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    const server = createServer().listen(port, '127.0.0.1');
    const taken = await once(server, 'listening').then(
      () => false,
      () => true,
    );
    if (taken) continue;
    server.close();
    await once(server, 'close');
    free.add(port);
  }
  return [...free];
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
