import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { createLocalSignIn } from '../create-sign-in.ts';
import { createFrontServer, type FrontOptions } from '../http/front/create-front-server.ts';
import { listenOnLoopback, portOf } from '../http/front/listen-on-loopback.ts';
import type { Credentials } from '../http/front/session.ts';

/** The server in front of Next, with something else behind it. */
export interface StartedFront {
  readonly origin: string;
  readonly servers: readonly Server[];
  /** What got through, as Next would see it. */
  readonly passed: string[];
  /** Follows no redirect. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends lines as they are, after the right `Host`; returns all that comes until the end. */
  readonly sendRaw: (requestLine: string, ...headers: string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function startFront(
  credentials?: Credentials,
  more: Partial<FrontOptions> = {},
): Promise<StartedFront> {
  const passed: string[] = [];
  const create = () =>
    createFrontServer({
      config: { extraHosts: [], trustedProxies: 0 },
      ...createLocalSignIn(credentials),
      newId: randomUUID,
      answer: (call, response) => {
        passed.push(`${call.method} ${call.url}`);
        response.end('a page');
      },
      upgrade: (call, socket) => {
        if (call.url !== '/taken') return false;
        passed.push('a web socket');
        socket.end();
        return true;
      },
      logUnexpected: (_, error) => passed.push(`unexpected: ${error}`),
      ...more,
    });
  const servers = await listenOnLoopback(create, 0);
  const port = portOf(servers[0] as Server);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    servers,
    passed,
    call: (path, init) => fetch(origin + path, { redirect: 'manual', ...init }),
    sendRaw: (requestLine, ...headers) => {
      const host = headers.some((header) => header.startsWith('Host:')) ? [] : ['Host: localhost'];
      return exchange(port, [requestLine, ...host, ...headers]);
    },
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

function exchange(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
