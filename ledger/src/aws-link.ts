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

/** Told of a call whose answer the gateway may not have had, although AWS had the call. */
export type OnOpenCall = (operation: string, body: string) => void;

export type OnSlowCall = (operation: string, from: number, to: number) => void;

/**
 * @param body the call's
 * @param from ms since the epoch, as is `to`
 * @returns takes it back: the gateway gave the call up
 */
export type OnRead = (body: string, from: number, to: number) => () => void;

/** `lose-answers`: AWS takes what is put on the bus, and the gateway never hears of it. */
type LinkMode = 'pass' | 'refuse' | 'cut' | 'lose-answers';

export interface AwsLink {
  readonly url: string;
  /** Told from now on. */
  readonly setMode: (mode: LinkMode) => Promise<void>;
  /** Returns when AWS works on no call any more. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface LinkOptions {
  /** Origin of AWS. */
  readonly awsUrl: string;
  readonly onOpenCall: OnOpenCall;
  /** Told of a call that AWS took long for, or the gateway hung up on; ms since the epoch. */
  readonly onSlowCall: OnSlowCall;
  /** Told of a secret that the gateway was told of. */
  readonly onRead: OnRead;
  readonly random: Random;
}

/** A hung call is given up; nobody waits for it any more. */
const UPSTREAM_TIMEOUT_MS = 6_000;
/** A connection that ends so soon after an answer: the answer may have come too late. */
const LATE_MS = 2_000;
/** Well below what the gateway waits for an answer. */
const SLOW_MS = 400;
/** How long a connection lasts on average while connections are cut. */
const CUT_EVERY_MS = 40;

/**
 * The way from the gateway to AWS: passes each call on, and keeps a record of those whose outcome
 * the gateway cannot know. AWS goes on with a call when its caller hangs up, as the real one does.
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
    let takeBackRead: (() => void) | undefined;
    const open = () => {
      if (isOpen) return;
      isOpen = true;
      takeBackRead?.();
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
    if (operation === 'GetSecretValue' && isTold(answer.status, now - startedAt)) {
      takeBackRead = onRead(body, startedAt, now);
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

/** A slow answer may have come when nobody waited any more. */
function isTold(status: number, tookMs: number): boolean {
  return status < 500 && tookMs < SLOW_MS;
}

/** @returns undefined when the connection ended first. */
async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
