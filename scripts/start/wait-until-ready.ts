import { connect } from 'node:net';

/** Rejects while the server is not ready. */
export type Probe = (signal: AbortSignal) => Promise<void>;

const RETRY_MS = 50;
const PROBE_TIMEOUT_MS = 5_000;

/** Retries a probe until it succeeds. @throws Error after `timeoutMs`, or when `signal` is aborted. */
export async function waitUntilReady(
  name: string,
  probe: Probe,
  signal: AbortSignal,
  timeoutMs = 180_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      await probe(AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]));
      return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  throw new Error(`${name} is not ready: ${last}.`);
}

/** Succeeds when `url` answers with a status below 500. One that does not know it is another program. */
export function answers(url: string, headers: Record<string, string> = {}): Probe {
  return async (signal) => {
    const response = await fetch(url, { headers, signal });
    await response.arrayBuffer();
    if (response.status >= 500 || response.status === 404)
      throw new Error(`${url} answers ${response.status}`);
  };
}

/** Succeeds when something listens. Unlike a request, this is not logged and counted as a call. */
export function listens(port: number): Probe {
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', signal });
      socket.once('connect', () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', reject);
    });
}
