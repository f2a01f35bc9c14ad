import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The emulator's tokens name this host, as those of AWS do. */
export const COGNITO_HOST = 'cognito-idp.us-east-1.amazonaws.com';

/** Cognito's host name, for processes that use its proxy and trust its certificate. */
export interface CognitoFront {
  /** Environment with which a Node process reaches the emulator under Cognito's name. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * Serves an emulator's Cognito under the name and with the TLS of AWS. Nothing of the product knows:
 * a proxy, of which the environment tells it, leads that name here and any other nowhere.
 *
 * @param endpoint of the emulator.
 */
export async function openCognitoFront(endpoint: string): Promise<CognitoFront> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-'));
  const { keyPath, certificatePath } = await makeCertificate(folder);
  const front = createTlsServer(
    { key: await readFile(keyPath), cert: await readFile(certificatePath) },
    (call, response) => {
      passOn(endpoint, call, response).catch(() => response.writeHead(502).end());
    },
  );
  const frontPort = await listen(front);
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url }, socket, head) => {
    if (url !== `${COGNITO_HOST}:443`) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const through = connect(frontPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    const end = () => {
      through.destroy();
      socket.destroy();
    };
    through.on('error', end);
    socket.on('error', end);
  });
  const proxyPort = await listen(proxy);
  // The emulator has a certificate of its own.
  const others = process.env['NODE_EXTRA_CA_CERTS'];
  const trustedPath = join(folder, 'trusted.crt');
  await writeFile(trustedPath, await readFile(certificatePath));
  if (others) await appendFile(trustedPath, await readFile(others));
  return {
    environment: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: trustedPath,
    },
    close: async () => {
      for (const server of [front, proxy]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function passOn(endpoint: string, call: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of call) chunks.push(chunk);
  const { authorization, 'content-type': type } = call.headers;
  const answer = await fetch(new URL(call.url ?? '/', endpoint), {
    method: call.method ?? 'GET',
    redirect: 'manual',
    headers: {
      // Of which it makes the addresses of its discovery document.
      'x-forwarded-proto': 'https',
      ...(authorization !== undefined && { authorization }),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const emulator = new URL(endpoint).host;
  const text = (await answer.text()).replaceAll(`https://${emulator}/`, `https://${COGNITO_HOST}/`);
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'text/plain',
    ...(answer.headers.has('location') && { location: answer.headers.get('location') ?? '' }),
  });
  response.end(text);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function makeCertificate(folder: string) {
  const certificatePath = join(folder, 'front.crt');
  const keyPath = join(folder, 'front.key');
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${COGNITO_HOST}`, '-addext', `subjectAltName=DNS:${COGNITO_HOST}`],
    ...['-keyout', keyPath, '-out', certificatePath],
  ]);
  return { certificatePath, keyPath };
}
