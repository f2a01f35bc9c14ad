import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** One invocation of a function, answered by the test. */
export interface Invocation {
  readonly body: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly contentType: string | undefined;
  readonly answer: (status: number) => void;
}

/** An HTTP server in place of a Lambda function; the test decides its answers. */
export async function startFunction() {
  const arrived: Invocation[] = [];
  const waiting: ((invocation: Invocation) => void)[] = [];
  const server = createServer(async (request, response: ServerResponse) => {
    const invocation = {
      body: await text(request),
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      contentType: request.headers['content-type'],
      answer: (status: number) => {
        response.writeHead(status).end();
      },
    };
    const waiter = waiting.shift();
    if (waiter === undefined) arrived.push(invocation);
    else waiter(invocation);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    /** The oldest unread invocation, or else the next one. */
    next: (): Promise<Invocation> => {
      const invocation = arrived.shift();
      if (invocation !== undefined) return Promise.resolve(invocation);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
