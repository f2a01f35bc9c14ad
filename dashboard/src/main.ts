import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { dirname } from 'node:path';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import next from 'next';
import { createSignInAudit } from './server/audit/create-sign-in-audit.ts';
import { requireAudit } from './server/audit/require-audit.ts';
import { takeSignIn } from './server/callers/config.ts';
import { holdCallers } from './server/callers/held-callers.ts';
import { type Config, readConfig, takeCredentials } from './server/config.ts';
import { createLocalSignIn, createSignInWithProvider } from './server/create-sign-in.ts';
import { nameProcess } from './server/failures/redrive/redrive-id.ts';
import { createChangesUnderWay } from './server/http/front/changes-under-way.ts';
import { createFrontServer } from './server/http/front/create-front-server.ts';
import { createHealth } from './server/http/front/health.ts';
import { isThisMachine, listen, requireSignIn } from './server/http/front/listen.ts';
import { log } from './server/log.ts';
import { logUnexpected } from './server/log-unexpected.ts';

/** As long as the slowest change takes: a registration at Momento. */
const FINISH_MAX_MS = 20_000;

/** Starts the dashboard. Its arguments are the port and, for others to reach it, the address. */
const port = Number(process.argv[2]);
const host = process.argv[3] ?? 'localhost';
const { config, callers, signIn, provider } = readSettings();
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
let isEnding = false;
let awsClient: SecretsManagerClient | undefined;
const changes = createChangesUnderWay();
const health = createHealth({
  isEnding: () => isEnding,
  checks: {
    aws: findCredentials,
    ...(provider !== undefined && { provider: provider.findKeys }),
  },
});
const servers = await listen(
  () =>
    createFrontServer({
      config,
      callers,
      signIn,
      health,
      changes,
      newId: randomUUID,
      answer: app.getRequestHandler(),
      upgrade: (call, socket, head) =>
        isReloading(call.url) && upgrades.emit('upgrade', call, socket, head),
      logUnexpected,
    }),
  port,
  host,
);
if (!isThisMachine(host)) log('INFO', 'The dashboard listens', { host, port });
// What the first sign-in needs; an error is told to whoever needs it then.
provider?.findKeys().catch(() => {});

/** A wrong setting ends the process with a sentence. */
function readSettings() {
  try {
    const config = readConfig();
    const settings = takeSignIn();
    const credentials = takeCredentials();
    requireSignIn(host, config.extraHosts, settings !== undefined);
    requireAudit(config, settings !== undefined);
    const signingIn =
      settings === undefined
        ? createLocalSignIn(credentials, createAudit('token', config))
        : createSignInWithProvider(settings, { log, audit: createAudit('session', config) });
    return { config, provider: undefined, ...signingIn };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

function createAudit(
  kind: 'session' | 'token',
  { auditLogGroupName: logGroupName, trustedProxies }: Config,
) {
  return createSignInAudit({
    kind,
    openLog: async () => {
      const { createAuditLog } = await import('./server/audit/audit-log.ts');
      const { createAwsClients } = await import('./server/aws/create-aws-clients.ts');
      const { logs } = createAwsClients();
      return createAuditLog({ logs, logGroupName, processName: nameProcess() });
    },
    trustedProxies,
    now: Date.now,
    newId: randomUUID,
    log,
  });
}

/** Loaded at the first question only: a dashboard that nobody watches needs no client of its own. */
async function findCredentials(): Promise<unknown> {
  const { createAwsClients } = await import('./server/aws/create-aws-clients.ts');
  awsClient ??= createAwsClients().secrets;
  return awsClient.config.credentials();
}

/** The WebSocket that reloads pages under `next dev`. Next would leave any other one open. */
function isReloading(path = ''): boolean {
  return config.isDevelopment && path.split('?')[0] === '/_next/hmr';
}

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await changes.finish(servers, FINISH_MAX_MS);
  await app.close();
  if (!isThisMachine(host)) log('INFO', 'The dashboard has ended');
  process.exit(0);
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
