import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { configureProvider, createSigningKeys, type SigningKeys } from './configure-provider.ts';
import type { ProviderSettings } from './settings.ts';
import { renderUserPage } from './user-page.ts';

export interface LocalProvider {
  readonly issuer: string;
  readonly signingKeys: SigningKeys;
  readonly close: () => Promise<void>;
}

interface StartOptions extends ProviderSettings {
  /** Default: new ones. */
  readonly signingKeys?: SigningKeys;
}

const INTERACTION = /^\/interaction\/[\w-]+$/;

/** Starts a real OpenID provider on this machine, whose users have no passwords. */
export async function startLocalProvider({
  signingKeys = createSigningKeys(),
  ...settings
}: StartOptions): Promise<LocalProvider> {
  const create = () =>
    createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
      });
    });
  const server = create();
  await listen(server, settings.port, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  // "localhost" is either of them. Without IPv6 no other program can listen there.
  const twin = create();
  const servers = (await listen(twin, port, '::1').catch(isNoIpv6)) ? [server] : [server, twin];
  const issuer = `http://localhost:${port}`;
  const provider = configureProvider(issuer, settings, signingKeys);
  const answerProtocol = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0] ?? '';
    if (!INTERACTION.test(path)) return answerProtocol(request, response);
    // Both throw unless the browser has the cookie of this sign-in.
    if (request.method === 'POST') {
      const accountId = new URLSearchParams(await readText(request)).get('subject') ?? '';
      if (!settings.users.some(({ subject }) => subject === accountId)) {
        throw new Error('There is no such user.');
      }
      return provider.interactionFinished(request, response, { login: { accountId } });
    }
    await provider.interactionDetails(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(renderUserPage(settings.users, path));
  }

  return {
    issuer,
    signingKeys,
    close: async () => {
      for (const one of servers) one.closeAllConnections();
      await Promise.all(servers.map((one) => new Promise((closed) => one.close(closed))));
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function isNoIpv6(error: NodeJS.ErrnoException): true {
  if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '')) return true;
  throw error;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
