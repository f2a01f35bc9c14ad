import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wantsUpgrade } from '../server/refuse-tunnels.ts';
import type { FunctionRuntime } from './function-runtime.ts';
import { readBody } from './read-body.ts';
import { toFunctionUrlEvent } from './to-function-url-event.ts';
import { type HttpAnswer, toHttpAnswer } from './to-http-answer.ts';

/** Lambda's limit for requests and responses. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

const JSON_HEADERS = [['content-type', 'application/json']] as const;
const BAD_GATEWAY: HttpAnswer = {
  status: 502,
  headers: JSON_HEADERS,
  body: 'Internal Server Error',
};
const TOO_LARGE: HttpAnswer = {
  status: 413,
  headers: JSON_HEADERS,
  body: '{"Message":"Request Entity Too Large"}',
};

const BAD_REQUEST: HttpAnswer = {
  status: 400,
  headers: JSON_HEADERS,
  body: '{"Message":"Bad Request"}',
};

interface Answering {
  readonly runtime: FunctionRuntime;
  readonly writeLog: (line: string) => void;
  readonly now: () => number;
}

/** Answers one HTTP request with the function's response. */
export async function answerRequest(
  { runtime, writeLog, now }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  if (wantsUpgrade(request)) {
    response.shouldKeepAlive = false;
    send(response, requestId, BAD_REQUEST);
    return;
  }
  const body = await readBody(request, MAX_PAYLOAD_BYTES);
  if (body === 'aborted') return;
  if (body === 'too-large') {
    send(response, requestId, TOO_LARGE);
    return;
  }
  const event = toFunctionUrlEvent(
    {
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      rawHeaders: request.rawHeaders,
      httpVersion: request.httpVersion,
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      port: request.socket.localPort ?? 0,
      body,
    },
    { requestId, receivedAt: now() },
  );
  // A caller that disconnects does not stop the function.
  const result = await runtime.invoke({ requestId, event: JSON.stringify(event) });
  if (result.kind !== 'returned') {
    send(response, requestId, BAD_GATEWAY);
    return;
  }
  const answer =
    Buffer.byteLength(result.payload) <= MAX_PAYLOAD_BYTES
      ? toHttpAnswer(result.payload)
      : undefined;
  if (answer !== undefined && trySend(response, requestId, answer)) return;
  writeLog(`${requestId}\tERROR\tThe function's answer is malformed or over 6 MB`);
  send(response, requestId, BAD_GATEWAY);
}

/** Whether all headers of the answer can be sent. */
function trySend(response: ServerResponse, requestId: string, answer: HttpAnswer): boolean {
  try {
    send(response, requestId, answer);
    return true;
  } catch (error) {
    if (response.headersSent) throw error;
    return false;
  }
}

function send(response: ServerResponse, requestId: string, answer: HttpAnswer): void {
  const length = String(Buffer.byteLength(answer.body));
  response.writeHead(answer.status, [
    ...answer.headers.flat(),
    'x-amzn-RequestId',
    requestId,
    ...(answer.status === 204 || answer.status === 304 ? [] : ['content-length', length]),
  ]);
  response.end(answer.body);
}
