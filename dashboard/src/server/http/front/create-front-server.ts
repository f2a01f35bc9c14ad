import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { CALLER_ADDRESS_HEADER } from '../../callers/caller-address.ts';
import { answerRefusal, answerUnexpected } from '../answer-problem.ts';
import { admitCall, type Front } from './admit-call.ts';
import type { ChangesUnderWay } from './changes-under-way.ts';
import type { IncomingCall } from './incoming-call.ts';

export interface FrontOptions extends Front {
  /** Next, which answers the calls that are admitted. */
  readonly answer: RequestListener;
  /** Accepts a WebSocket; returns false when it does not. */
  readonly upgrade: (call: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  readonly changes?: ChangesUnderWay;
  readonly logUnexpected: (requestId: string, error: unknown) => void;
}

/** Cookies of many sign-ins at once, each as long as the address it returns to. */
const HEADERS_MAX_BYTES = 32_768;
/** A body is at most 1 MB, and usually comes from this machine. */
const REQUEST_MAX_MS = 30_000;
const HEADERS_MAX_MS = 10_000;

/** The HTTP server in front of Next, which sees only calls that are admitted. */
export function createFrontServer(options: FrontOptions): Server {
  const { newId, logUnexpected } = options;
  const server = createServer(
    {
      requestTimeout: REQUEST_MAX_MS,
      headersTimeout: HEADERS_MAX_MS,
      maxHeaderSize: HEADERS_MAX_BYTES,
      connectionsCheckingInterval: 1_000,
      // Other upgrades, such as h2c, are optional: the call is answered without them.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    (call, response) => {
      options.changes?.add(call, response);
      admit(options, call, response).catch((error: unknown) => {
        const requestId = newId();
        logUnexpected(requestId, error);
        if (response.headersSent) response.destroy();
        else void send(response, answerUnexpected(requestId));
      });
    },
  );
  server.on('upgrade', (call, socket, head) => {
    socket.on('error', () => socket.destroy());
    admitUpgrade(options, call, socket, head).catch(() => socket.destroy());
  });
  return server;
}

async function admit(
  options: FrontOptions,
  call: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const admitted = await admitCall(options, toIncomingCall(call));
  if (admitted instanceof Response) return send(response, admitted);
  const { path, callerAddress, cookie } = admitted;
  call.url = path;
  call.headers[CALLER_ADDRESS_HEADER] = callerAddress;
  if (cookie !== undefined) response.appendHeader('set-cookie', cookie);
  await options.answer(call, response);
}

/** A WebSocket can change things, so it is checked like a call that changes something. */
async function admitUpgrade(
  options: FrontOptions,
  call: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const admitted = await admitCall(options, { ...toIncomingCall(call), method: 'POST' });
  if (!(admitted instanceof Response) && options.upgrade(call, socket, head)) return;
  const refusal =
    admitted instanceof Response
      ? admitted
      : answerRefusal({ refusal: 'no-web-socket' }, options.newId());
  const body = await refusal.text();
  const lines = [
    `HTTP/1.1 ${refusal.status} Refused`,
    ...[...refusal.headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function toIncomingCall(call: IncomingMessage): IncomingCall {
  const headers = new Headers();
  for (let place = 0; place < call.rawHeaders.length; place += 2) {
    headers.append(call.rawHeaders[place] ?? '', call.rawHeaders[place + 1] ?? '');
  }
  const { method = '', url: path = '' } = call;
  const [pathname, query] = splitOnce(path, '?');
  const peer = call.socket.remoteAddress ?? '';
  return { method, path, pathname, query, headers, peer, body: call };
}

function splitOnce(text: string, separator: string): [string, string] {
  const place = text.indexOf(separator);
  return place === -1 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, [...answer.headers].flat());
  response.end(await answer.text());
}
