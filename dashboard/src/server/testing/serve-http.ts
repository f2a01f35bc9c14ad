import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** A server that stands in for an AWS service that local AWS lacks. */
export async function serveHttp(
  answer: (call: HttpCall) => HttpAnswer,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers: sent } = request;
    const { status, body, headers } = answer({
      method,
      path,
      headers: sent,
      body: await readText(request),
    });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
