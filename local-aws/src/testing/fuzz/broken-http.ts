import { connect } from 'node:net';
import fc from 'fast-check';

const REQUEST = [
  'POST / HTTP/1.1',
  'Host: localhost',
  'X-Amz-Target: AmazonSQS.ListQueues',
  'Content-Type: application/x-amz-json-1.0',
  'Authorization: AWS4-HMAC-SHA256 Credential=test',
  'Content-Length: 2',
  '',
  '{}',
].join('\r\n');

const PIECES = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  ':',
  'Content-Length: 1\r\n',
  'Content-Length: -1\r\n',
  'Content-Length: 99999999999999999999\r\n',
  'Content-Length: 9000000\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Transfer-Encoding: gzip, chunked\r\n',
  'Content-Encoding: gzip\r\n',
  'Content-Encoding: br\r\n',
  'Expect: 100-continue\r\n',
  'Expect: x\r\n',
  'Upgrade: websocket\r\nConnection: upgrade\r\n',
  'Connection: close\r\n',
  'Host: elsewhere\r\n',
  'Origin: http://localhost\r\n',
  '__proto__: x\r\n',
  'constructor: x\r\n',
  'X-Amz-Target: AmazonSQS.CreateQueue\r\n',
  `X: ${'x'.repeat(20_000)}\r\n`,
  'HTTP/0.9',
  'HTTP/9.9',
  'PRI * HTTP/2.0\r\n\r\n',
  'CONNECT localhost:1 ',
  'OPTIONS * ',
  'GET http://elsewhere/ ',
  'FFFFFFFFFFFFFFFF\r\n',
  '0\r\n\r\n',
  '\u0016\u0003\u0001',
];

/** Bytes on a connection: a valid request that is broken in some places, or arbitrary bytes. */
export const brokenHttp: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .array(
        fc.record({
          at: fc.nat({ max: REQUEST.length }),
          drop: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
          piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 9 })),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((changes) =>
        Buffer.from(
          changes.reduce(
            (text, { at, drop, piece }) => text.slice(0, at) + piece + text.slice(at + drop),
            REQUEST,
          ),
        ),
      ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)) },
);

/**
 * Sends the bytes over a new connection and ends its side.
 *
 * @returns the statuses of the answers; empty if the connection was only closed
 */
export function sendBytes(port: number, bytes: Buffer): Promise<number[]> {
  return new Promise((resolve) => {
    let answer = '';
    // Half open, so that the server can answer after this side has ended.
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () =>
      resolve([...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))),
    );
    socket.end(bytes);
  });
}
