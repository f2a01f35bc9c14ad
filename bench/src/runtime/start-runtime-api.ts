import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lambda's runtime API for one runtime client. */
export interface RuntimeApi {
  /** Host and port, for `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  /** Resolves when the client first asks for an event: the handler is loaded. */
  readonly ready: Promise<void>;
  /** Sends an event (JSON) as soon as the client asks for one. @returns the handler's answer */
  readonly invoke: (event: string) => Promise<string>;
  /** Rejects what is pending. */
  readonly fail: (error: Error) => void;
  readonly close: () => void;
}

const PREFIX = '/2018-06-01/runtime/';
const DEADLINE_MS = 30_000;

interface Waiting {
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
}

export async function startRuntimeApi(): Promise<RuntimeApi> {
  const ready = Promise.withResolvers<void>();
  let asking: ServerResponse | undefined;
  let event: string | undefined;
  let waiting: Waiting | undefined;

  function fail(error: Error): void {
    ready.reject(error);
    waiting?.reject(error);
    waiting = undefined;
  }

  function handOut(): void {
    if (asking === undefined || event === undefined) return;
    asking.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(event),
      'lambda-runtime-aws-request-id': randomUUID(),
      'lambda-runtime-deadline-ms': Date.now() + DEADLINE_MS,
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:bench',
      'lambda-runtime-trace-id': 'Root=1-67f7c1d1-0123456789abcdef01234567;Sampled=0',
    });
    asking.end(event);
    asking = undefined;
    event = undefined;
  }

  function take(path: string, body: string): void {
    if (/^invocation\/[^/]+\/response$/.test(path)) {
      waiting?.resolve(body);
      waiting = undefined;
    } else {
      fail(new Error(`The handler failed (${path}): ${body}`));
    }
  }

  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    const path = (request.url ?? '').slice(PREFIX.length);
    if (path === 'invocation/next') {
      request.resume();
      asking = response;
      ready.resolve();
      handOut();
      return;
    }
    readText(request, (body) => {
      take(path, body);
      response.writeHead(202, { 'content-type': 'application/json', 'content-length': 15 });
      response.end('{"status":"OK"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ready.promise.catch(() => {});
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: ready.promise,
    invoke: (next) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        event = next;
        handOut();
      }),
    fail,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readText(request: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => done(text));
}
