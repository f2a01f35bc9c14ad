import { type IncomingHttpHeaders, request } from 'node:http';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface RequestOptions {
  readonly method?: string;
  /** Names and values alternating. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
}

/** Sends a request over a new connection, with path and headers exactly as given. */
export function sendRequest(
  url: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const { method = 'GET', headers = [], body = '', signal } = options;
  const { host, hostname, port } = new URL(url);
  const length = Buffer.byteLength(body);
  return new Promise((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: [
        'Host',
        host,
        ...headers,
        ...(length > 0 ? ['Content-Length', String(length)] : []),
      ],
      ...(signal && { signal }),
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.end(body);
  });
}
