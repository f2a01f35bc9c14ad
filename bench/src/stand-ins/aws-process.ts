import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Certificate } from './create-certificate.ts';
import { createWire } from './create-wire.ts';

/** The message that kills the connections that are open. */
export const KILL = 'kill';

/** What the server answers. */
export interface AwsAnswers {
  /** The secret of this name has `secretValue`; all others have `otherSecretValue`. */
  readonly secretName: string;
  readonly secretValue: string;
  readonly otherSecretValue: string;
  /** Makes the server use TLS. */
  readonly certificate?: Certificate;
  /** With it, a network is in between that adds this time and whose connections can be killed. */
  readonly roundTripMs?: number;
}

/**
 * Answers the three AWS calls of an event immediately, with minimal valid answers, so that the caller
 * is measured. @returns the origin, such as `http://127.0.0.1:40001`
 */
async function serveAws(answers: AwsAnswers): Promise<string> {
  const listener: RequestListener = (request, response) => {
    const target = String(request.headers['x-amz-target']);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      send(response, answerCall(target.slice(target.indexOf('.') + 1), body, answers));
    });
  };
  const { certificate, roundTripMs } = answers;
  const keepAliveTimeout = 600_000;
  const server =
    certificate === undefined
      ? createServer({ keepAliveTimeout }, listener)
      : createTlsServer({ ...certificate, keepAliveTimeout }, listener);
  let port = await listen(server);
  if (roundTripMs !== undefined) {
    const wire = createWire(port, roundTripMs);
    port = await listen(wire.server);
    process.on('message', (told) => told === KILL && wire.kill());
  }
  return `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function answerCall(operation: string, body: string, answers: AwsAnswers): object | undefined {
  switch (operation) {
    case 'PutEvents':
      return { FailedEntryCount: 0, Entries: [{ EventId: randomUUID() }] };
    case 'GetSecretValue': {
      const { SecretId } = JSON.parse(body);
      const { secretName, secretValue, otherSecretValue } = answers;
      const SecretString = SecretId === secretName ? secretValue : otherSecretValue;
      return { Name: SecretId, VersionId: randomUUID(), SecretString };
    }
    case 'SendMessage': {
      const { MessageBody } = JSON.parse(body);
      const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
      return { MessageId: randomUUID(), MD5OfMessageBody };
    }
    default:
      return undefined;
  }
}

function send(response: ServerResponse, answer: object | undefined): void {
  const text = JSON.stringify(answer ?? { __type: 'UnknownOperationException' });
  response.writeHead(answer === undefined ? 400 : 200, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}

process.once('message', (answers: AwsAnswers) => {
  serveAws(answers).then((origin) => process.send?.(origin));
});
process.once('disconnect', () => process.exit());
