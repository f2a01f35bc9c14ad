import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

/** Called for a call that AWS received but whose answer the gateway may not have received. */
export type OnOpenCall = (operation: string, body: string) => void;

export type OnSlowCall = (operation: string, from: number, to: number) => void;

/**
 * @param body of the call
 * @param from ms since the epoch, like `to`
 * @returns a function that revokes it, because the gateway gave up on the call
 */
export type OnRead = (body: string, from: number, to: number) => () => void;

/** `lose-answers`: AWS accepts PutEvents, but the gateway gets no answer. */
type LinkMode = 'pass' | 'refuse' | 'cut' | 'lose-answers';

export interface AwsLink {
  readonly url: string;
  /** Applies to calls from now on. */
  readonly setMode: (mode: LinkMode) => Promise<void>;
  /** Resolves when no call to AWS is in flight. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface LinkOptions {
  /** Origin of local AWS. */
  readonly awsUrl: string;
  readonly onOpenCall: OnOpenCall;
  /** Called for a call that was slow, or that the gateway hung up on; ms since the epoch. */
  readonly onSlowCall: OnSlowCall;
  /** Called for a secret that the gateway received. */
  readonly onRead: OnRead;
  readonly random: Random;
}

/** Gives up on a hanging call, for which nobody waits any more. */
const UPSTREAM_TIMEOUT_MS = 6_000;
/** If a connection ends this soon after an answer, the answer may have been too late. */
const LATE_MS = 2_000;
/** Well below the gateway's timeout. */
const SLOW_MS = 400;
/** Interval of cutting connections. */
const CUT_EVERY_MS = 40;

/**
 * A proxy between the gateway and local AWS. Forwards each call, and reports those whose outcome the
 * gateway cannot know. AWS completes a call when its caller hangs up, as the real AWS does.
 */
export async function openAwsLink(options: LinkOptions): Promise<AwsLink> {
  const { awsUrl, onOpenCall, onSlowCall, onRead, random } = options;
  const agent = new Agent({ keepAlive: true });
  const underWay = new Set<Promise<void>>();
  const lastAnswered = new WeakMap<Socket, { at: number; open: () => void }>();
  let mode: LinkMode = 'pass';
  let server: Server;
  let port = 0;
  let cutter: NodeJS.Timeout | undefined;
  const sockets = new Set<Socket>();

  async function listen(): Promise<void> {
    server = createServer({ keepAliveTimeout: 75_000 }, (incoming, response) => {
      const passing = pass(incoming, response).finally(() => underWay.delete(passing));
      underWay.add(passing);
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        const last = lastAnswered.get(socket);
        if (last !== undefined && Date.now() - last.at < LATE_MS) last.open();
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  }

  async function stopListening(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(incoming.headers['x-amz-target']).replace(/^.*\./, '');
    const startedAt = Date.now();
    const body = await readBody(incoming);
    if (body === undefined) {
      if (mode === 'pass') onSlowCall(operation, startedAt, Date.now());
      return;
    }
    let isOpen = false;
    let revokeRead: (() => void) | undefined;
    const open = () => {
      if (isOpen) return;
      isOpen = true;
      revokeRead?.();
      onOpenCall(operation, body);
      if (mode === 'pass') onSlowCall(operation, startedAt, Date.now());
    };
    const { socket } = incoming;
    const answer = await forward(incoming, body);
    const now = Date.now();
    if (now - startedAt > SLOW_MS) onSlowCall(operation, startedAt, now);
    const isLost = mode === 'lose-answers' && operation === 'PutEvents';
    if (answer === undefined || isLost || socket.destroyed) {
      open();
      socket.destroy();
      return;
    }
    if (operation === 'GetSecretValue' && isDelivered(answer.status, now - startedAt)) {
      revokeRead = onRead(body, startedAt, now);
    }
    lastAnswered.set(socket, { at: now, open });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  function forward(incoming: IncomingMessage, body: string) {
    return new Promise<
      { status: number; headers: IncomingMessage['headers']; body: string } | undefined
    >((resolve) => {
      const outgoing = request(awsUrl, {
        method: 'POST',
        path: incoming.url,
        agent,
        headers: incoming.headers,
        timeout: UPSTREAM_TIMEOUT_MS,
      });
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', () => resolve(undefined));
      outgoing.on('response', async (response) => {
        const text = await readBody(response);
        const { statusCode: status = 0, headers } = response;
        resolve(text === undefined ? undefined : { status, headers, body: text });
      });
      outgoing.end(body);
    });
  }

  function cutOne(): void {
    for (const socket of sockets) {
      if (random() < 0.3) socket.destroy();
    }
  }

  await listen();
  return {
    url: `http://127.0.0.1:${port}`,
    async setMode(next) {
      if (mode === 'refuse' && next !== 'refuse') await listen();
      clearInterval(cutter);
      mode = next;
      if (next === 'refuse') await stopListening();
      if (next === 'cut') cutter = setInterval(cutOne, CUT_EVERY_MS);
    },
    async settle() {
      while (underWay.size > 0) await Promise.race([Promise.all(underWay), sleep(1_000)]);
    },
    async close() {
      clearInterval(cutter);
      if (mode !== 'refuse') await stopListening();
      agent.destroy();
    },
  };
}

/** Whether the gateway surely received an answer: after a slow one it may have given up. */
function isDelivered(status: number, tookMs: number): boolean {
  return status < 500 && tookMs < SLOW_MS;
}

/** @returns undefined if the connection ended first. */
async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
