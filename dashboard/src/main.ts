import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { dirname } from 'node:path';
import next from 'next';
import { holdCallers } from './server/callers/held-callers.ts';
import { createLocalCallers } from './server/callers/local-callers.ts';
import { readConfig, takeCredentials } from './server/config.ts';
import { createFrontServer } from './server/http/front/create-front-server.ts';
import { listenOnLoopback } from './server/http/front/listen-on-loopback.ts';
import { createSessions } from './server/http/front/session.ts';
import { createTokenSignIn } from './server/http/front/token-sign-in.ts';
import { logUnexpected } from './server/log-unexpected.ts';

/** Starts the dashboard on this machine. Its one argument is the port. */
const port = Number(process.argv[2]);
const config = readConfig();
const credentials = takeCredentials();
const sessions = credentials && createSessions(credentials);
const callers = createLocalCallers(sessions);
holdCallers(callers);
// Next accepts WebSockets on the server it is given; all of them come through ours.
const upgrades: EventEmitter = createServer();
const app = next({
  dev: config.isDevelopment,
  dir: dirname(import.meta.dirname),
  hostname: 'localhost',
  port,
  httpServer: upgrades as Server,
});
await app.prepare();
const servers = await listenOnLoopback(
  () =>
    createFrontServer({
      config,
      callers,
      signIn: sessions && createTokenSignIn(sessions),
      newId: randomUUID,
      answer: app.getRequestHandler(),
      upgrade: (call, socket, head) =>
        isReloading(call.url) && upgrades.emit('upgrade', call, socket, head),
      logUnexpected,
    }),
  port,
);

/** The WebSocket that reloads pages under `next dev`. Next would leave any other one open. */
function isReloading(path = ''): boolean {
  return config.isDevelopment && path.split('?')[0] === '/_next/hmr';
}

async function end(): Promise<never> {
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  await app.close();
  process.exit(0);
}
process.once('SIGINT', end);
process.once('SIGTERM', end);
