import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';

export type HttpAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: string;
    }
  | { readonly kind: 'unreachable' | 'timed-out'; readonly message: string };

/** POSTs to one address over keep-alive connections. Never rejects. */
type SendHttp = (
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
  /** Aborts the call: its answer is `timed-out`. */
  signal?: AbortSignal,
) => Promise<HttpAnswer>;

export interface HttpSender {
  readonly send: SendHttp;
  /** Opens a connection for the first `send`. Resolves when it is open, has failed, or takes longer. */
  readonly open: (timeoutMs: number) => Promise<void>;
}

const ANSWER_MAX_BYTES = 1_048_576;
/**
 * A connection that was idle for longer is not used again: while Lambda is frozen it can die without
 * a sign, and a call over it waits until its timeout.
 */
const IDLE_MAX_MS = 60_000;
/** Whatever answers, an error too, leaves the connection open. */
const PING_PATH = '/ping';

/** @param now ms since the epoch: another clock may stand still while Lambda is frozen */
export function createHttpSender(endpoint: URL, now: () => number): HttpSender {
  // An ESM import of node:http would also load undici, which takes 30 ms or more. TLS is loaded only
  // when it is needed.
  const http = process.getBuiltinModule(
    endpoint.protocol === 'https:' ? 'node:https' : 'node:http',
  );
  const agent: Agent = new http.Agent({ keepAlive: true, scheduling: 'lifo' });
  const { hostname, port, path } = urlToHttpOptions(endpoint);
  // Only what is needed: every request copies its options several times.
  const address = { hostname, port, path, method: 'POST', agent };
  let usedAt = now();

  const open = (timeoutMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const request = http.get({ hostname, port, path: PING_PATH, agent }, (response) => {
        response.on('error', end).on('close', end).resume();
      });
      request.on('error', end);
    });

  const send: SendHttp = (headers, body, timeoutMs, signal) =>
    new Promise((resolve) => {
      const sentAt = now();
      if (sentAt - usedAt > IDLE_MAX_MS) destroyIdleSockets(agent);
      usedAt = sentAt;
      let request: ClientRequest;
      let isSettled = false;
      const settle = (answer: HttpAnswer): void => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(timer);
        resolve(answer);
      };
      const hangUp = (): void => {
        if (isSettled) return;
        settle({ kind: 'timed-out', message: `No answer within ${Math.round(timeoutMs)} ms` });
        request.destroy();
      };
      const timer = setTimeout(hangUp, timeoutMs);
      signal?.addEventListener('abort', hangUp);
      const fail = (error: Error): void => {
        settle({ kind: 'unreachable', message: describeError(error) });
      };
      const attempt = (): void => {
        request = http.request({ ...address, headers });
        request.on('response', (response) => {
          response.on('error', fail);
          readBody(response, (text) => {
            const { statusCode: status = 0, headers: answered } = response;
            settle({ kind: 'answered', status, headers: answered, body: text });
          });
        });
        request.on('error', (error) => {
          if (isSettled || !isStale(request, error)) return fail(error);
          // With no idle connection left it goes over a new one, so it is sent again only once.
          destroyIdleSockets(agent);
          attempt();
        });
        request.end(body);
      };
      attempt();
    });

  return { send, open };
}

function readBody(response: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) response.destroy(new Error('The answer is too large'));
    else chunks.push(chunk);
  });
  response.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
}

/** A keep-alive connection that was closed between calls, for example while Lambda was frozen. */
function isStale(request: ClientRequest, error: NodeJS.ErrnoException): boolean {
  return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function destroyIdleSockets(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

/** When several addresses refuse, the error is an AggregateError without a message. */
function describeError(error: NodeJS.ErrnoException): string {
  return error.message || error.code || error.name;
}
