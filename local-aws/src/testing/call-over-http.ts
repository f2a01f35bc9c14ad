import { type OutgoingHttpHeaders, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One HTTP call with exactly these headers; unlike fetch it can send any Host. */
export function callOverHttp(
  url: string,
  call: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: call.method ?? 'POST', headers: call.headers ?? {}, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

/** The headers of an SDK's call; `others` replaces them or, if undefined, removes them. */
export function makeAwsHeaders(
  target: string,
  others: Readonly<Record<string, string | undefined>> = {},
): OutgoingHttpHeaders {
  const headers = {
    'x-amz-target': target,
    'content-type': 'application/x-amz-json-1.1',
    authorization: 'AWS4-HMAC-SHA256 Credential=test',
    ...others,
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}
