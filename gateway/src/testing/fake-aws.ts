import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AwsRequestSeen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The part of `x-amz-target` after the dot. */
  readonly operation: string;
  readonly body: string;
  /** The caller's port. */
  readonly port: number;
}

interface Answer {
  readonly status: number;
  readonly json?: object;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one call is answered; undefined, also from a function, means as by a healthy service. */
export type Behaviour = Answer | 'hang' | 'drop' | (() => MaybeAnswer | Promise<MaybeAnswer>);

// biome-ignore lint/suspicious/noConfusingVoidType: most of these functions return nothing.
type MaybeAnswer = Answer | void;

/** `ping` is a GET of `/ping`. */
type Operation = 'GetSecretValue' | 'PutEvents' | 'SendMessage' | 'ping';

/**
 * Three operations over HTTP on a free port. Each call can be given its own fault; without one,
 * `secrets` are returned and events and messages recorded.
 */
export interface FakeAws {
  readonly origin: string;
  readonly secrets: Map<string, string>;
  readonly requests: AwsRequestSeen[];
  readonly events: Record<string, unknown>[];
  readonly messages: string[];
  /** How many calls were aborted before they were answered. */
  readonly hungUp: number;
  readonly count: (operation: Operation) => number;
  /** Behaviours for the next calls of an operation, in order. */
  readonly next: (operation: Operation, ...behaviours: Behaviour[]) => void;
  /** A behaviour for every further call of an operation; undefined makes it healthy again. */
  readonly always: (operation: Operation, behaviour: Behaviour | undefined) => void;
  readonly close: () => Promise<void>;
}

export async function startFakeAws(): Promise<FakeAws> {
  const secrets = new Map<string, string>();
  const requests: AwsRequestSeen[] = [];
  const events: Record<string, unknown>[] = [];
  const messages: string[] = [];
  let hungUp = 0;
  const nextBehaviours = new Map<string, Behaviour[]>();
  const lastingBehaviours = new Map<string, Behaviour>();

  function answerAsHealthy({ operation, body }: AwsRequestSeen): { status: number; json: object } {
    if (operation === 'ping') return { status: 200, json: {} };
    const input = JSON.parse(body);
    if (operation === 'PutEvents') {
      events.push(...input.Entries);
      return {
        status: 200,
        json: { FailedEntryCount: 0, Entries: [{ EventId: `event-${events.length}` }] },
      };
    }
    if (operation === 'SendMessage') {
      messages.push(input.MessageBody);
      return { status: 200, json: { MessageId: `message-${messages.length}` } };
    }
    const value = secrets.get(input.SecretId);
    return value === undefined
      ? { status: 400, json: { __type: 'ResourceNotFoundException', message: 'No secret' } }
      : { status: 200, json: { Name: input.SecretId, SecretString: value } };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await readRequest(request);
    requests.push(seen);
    response.on('close', () => {
      if (!response.writableEnded) hungUp += 1;
    });
    const behaviour =
      nextBehaviours.get(seen.operation)?.shift() ?? lastingBehaviours.get(seen.operation);
    if (behaviour === 'hang') return;
    if (behaviour === 'drop') {
      request.socket.destroy();
      return;
    }
    const given = typeof behaviour === 'function' ? await behaviour() : behaviour;
    const answer = given ?? answerAsHealthy(seen);
    const text = 'text' in answer ? answer.text : JSON.stringify(answer.json ?? {});
    const headers = 'headers' in answer ? answer.headers : {};
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
    response.end(text);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets,
    requests,
    events,
    messages,
    get hungUp() {
      return hungUp;
    },
    count: (operation) => requests.filter((seen) => seen.operation === operation).length,
    next(operation, ...behaviours) {
      nextBehaviours.set(operation, [...(nextBehaviours.get(operation) ?? []), ...behaviours]);
    },
    always(operation, behaviour) {
      if (behaviour === undefined) lastingBehaviours.delete(operation);
      else lastingBehaviours.set(operation, behaviour);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<AwsRequestSeen> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const { method = '', url = '', headers, socket } = request;
  const target = String(headers['x-amz-target']).replace(/^.*\./, '');
  const operation = method === 'GET' && url === '/ping' ? 'ping' : target;
  return { method, url, headers, operation, body, port: socket.remotePort ?? 0 };
}
