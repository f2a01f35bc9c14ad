import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How a call of AWS fails: refused, before anything is done, on every attempt of the SDK; or done
 * and its answer lost, on every attempt or on the first alone.
 */
export const BREAKS = ['throttled', 'broken', 'answered to nobody', 'answered only again'] as const;

export type Break = (typeof BREAKS)[number];

/** Stands between the dashboard and AWS, and makes one chosen call of AWS fail. */
export interface AwsBreaker {
  /** Where the dashboard finds what is at `origin`. */
  readonly standBefore: (origin: string) => Promise<string>;
  /** From now on calls are counted, and call number `place`, from 0, fails. */
  readonly arm: (place: number, how: Break) => void;
  /** Nothing fails any more. @returns the operation that failed; undefined when none was left */
  readonly disarm: () => string | undefined;
  readonly close: () => Promise<void>;
}

export function createAwsBreaker(): AwsBreaker {
  const closes: (() => Promise<void>)[] = [];
  let armed: { readonly place: number; readonly how: Break } | undefined;
  /** The SDK's ids of calls, each the same for all its attempts, in the order they came. */
  let callIds: string[] = [];
  let failed: string | undefined;

  function findBreak(request: IncomingMessage): { how: Break; isFirst: boolean } | undefined {
    const callId = String(request.headers['amz-sdk-invocation-id']);
    const isFirst = !callIds.includes(callId);
    if (isFirst) callIds.push(callId);
    if (armed === undefined || callIds[armed.place] !== callId) return undefined;
    failed = nameOperation(request);
    return { how: armed.how, isFirst };
  }

  return {
    async standBefore(origin) {
      const server = createServer(async (request, response) => {
        const body = await readBytes(request);
        const found = findBreak(request);
        if (found?.how === 'throttled') return void response.writeHead(...THROTTLED).end(REFUSED);
        if (found?.how === 'broken') return void response.writeHead(...BROKEN).end(REFUSED);
        const isLost =
          found?.how === 'answered to nobody' ||
          (found?.how === 'answered only again' && found.isFirst);
        const { status, headers, bytes } = await forward(origin, request, body);
        if (isLost) return void request.socket.destroy();
        response.writeHead(status, headers).end(bytes);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closes.push(async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    arm(place, how) {
      callIds = [];
      failed = undefined;
      armed = { place, how };
    },
    disarm() {
      armed = undefined;
      return failed;
    },
    async close() {
      await Promise.all(closes.map((close) => close()));
    },
  };
}

const REFUSED = '{"message":"Made to fail"}';
const THROTTLED = [400, { 'x-amzn-errortype': 'ThrottlingException' }] as const;
const BROKEN = [500, { 'x-amzn-errortype': 'InternalFailure' }] as const;

function nameOperation({ headers, method, url }: IncomingMessage): string {
  const target = String(headers['x-amz-target'] ?? `${method} ${url?.split('/')[3]}`);
  return target.slice(target.lastIndexOf('.') + 1);
}

function forward(origin: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>(
    (resolve, reject) => {
      const options = { method, headers: { ...headers, connection: 'close' } };
      const call = sendRequest(new URL(url ?? '/', origin), options, async (answer) => {
        const bytes = await readBytes(answer);
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, bytes });
      });
      call.on('error', reject);
      call.end(body);
    },
  );
}

async function readBytes(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
