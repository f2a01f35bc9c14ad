import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, DropConnection, toJsonAnswer, writeAnswer } from './answer.ts';
import { type AwsCallOptions, answerAwsCall } from './answer-aws-call.ts';
import { decodeBody } from './decode-body.ts';
import { explainForeignCall } from './explain-foreign-call.ts';
import { findTarget } from './find-target.ts';
import { readQueryCall } from './query-protocol.ts';
import { readBody } from './read-body.ts';
import { isQueryCall, refuseQueryCall } from './refuse-query-call.ts';
import { wantsUpgrade } from './refuse-tunnels.ts';

/** AWS's error code for a path without an operation, for clients of its REST protocols. */
const UNKNOWN_OPERATION = { 'x-amzn-errortype': 'UnknownOperationException' };

/** Answers a call to `/_local/<name>`; undefined if there is no such path. */
export type LocalRoute = (name: string, method: string, body: Buffer) => Answer | undefined;

export interface RequestListenerOptions extends AwsCallOptions {
  readonly answerLocalCall: LocalRoute;
}

/** The layer between HTTP and the services. No request, however broken, ends the process. */
export function createRequestListener(options: RequestListenerOptions): RequestListener {
  return (request, response) => {
    answerRequest(options, request, response).then(
      (answer) => writeAnswer(response, answer),
      (error: unknown) => {
        if (!(error instanceof DropConnection) && !isAbort(error)) options.onUnexpectedError(error);
        request.socket.destroy();
      },
    );
  };
}

async function answerRequest(
  options: RequestListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  const { method = '', headers } = request;
  const foreign = explainForeignCall(headers);
  if (foreign !== undefined) return refuse(403, foreign);
  if (wantsUpgrade(request)) {
    return refuse(400, 'Local AWS does not upgrade connections.', { connection: 'close' });
  }

  const controller = new AbortController();
  response.once('close', () => controller.abort(new CallerGone()));
  const body = decodeBody(
    await readBody(request).catch(() => {
      throw new CallerGone();
    }),
    headers['content-encoding'],
  );
  if (body === 'too-large')
    return refuse(413, 'The request is too large.', { connection: 'close' });
  if (body === 'undecodable') return refuse(400, 'The body does not match its Content-Encoding.');

  const path = request.url?.split('?', 1)[0] ?? '';
  if (path.startsWith('/_local/')) {
    const answer = options.answerLocalCall(path.slice('/_local/'.length), method, body);
    return answer ?? refuse(404, 'Nothing is served at this path.');
  }
  const requestId = randomUUID();
  const isQuery = isQueryCall(headers);
  const call = isQuery
    ? readQueryCall(options.services, body, requestId)
    : findTarget(path, headers);
  if (call === undefined && isQuery) return refuseQueryCall(body);
  if (call === undefined) {
    const reason =
      "Local AWS serves nothing at this path: POST calls to /, for SQS also to the queue's URL.";
    return refuse(404, reason, UNKNOWN_OPERATION);
  }
  if (method !== 'POST') return refuse(405, 'POST AWS calls to /.', { allow: 'POST' });
  return answerAwsCall(options, {
    ...call,
    authorization: headers.authorization,
    contentType: headers['content-type'],
    body,
    requestId,
    accessKeyId: readAccessKeyId(headers.authorization),
    signal: controller.signal,
  });
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Answer {
  const answer = toJsonAnswer(status, { message });
  return {
    ...answer,
    headers: { ...answer.headers, 'x-amzn-requestid': randomUUID(), ...headers },
  };
}

class CallerGone extends Error {
  constructor() {
    super('The caller has disconnected.');
    this.name = 'CallerGone';
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof CallerGone;
}

/** The access key id that an `Authorization` header of Signature Version 4 names, or ''. */
function readAccessKeyId(authorization: string | undefined): string {
  return /\bCredential=([^/\s]+)\//.exec(authorization ?? '')?.[1] ?? '';
}
