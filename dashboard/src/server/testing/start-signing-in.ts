import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { User } from '@momento-gateway/local-provider/settings';
import {
  type LocalProvider,
  startLocalProvider,
} from '@momento-gateway/local-provider/start-local-provider';
import { answerCall } from '../answer-call.ts';
import { createSignInAudit } from '../audit/create-sign-in-audit.ts';
import { takeSignIn } from '../callers/config.ts';
import type { Config } from '../config.ts';
import { createSignInWithProvider } from '../create-sign-in.ts';
import { createFrontServer } from '../http/front/create-front-server.ts';
import { listenOnLoopback, portOf } from '../http/front/listen-on-loopback.ts';
import { createLog } from '../log.ts';
import { type Browser, createBrowser } from './browser.ts';
import { type Api, startApi } from './start-api.ts';

export const AUDIENCE = 'urn:dashboard';
export const SCRIPT_CLIENT = { id: 'script', redirectUri: 'http://localhost:9/back' };

/** Named like those of Entra ID. */
export const MANY_GROUPS = Array.from({ length: 200 }, () => randomUUID());

export const USERS = [
  { subject: 'viewer', name: 'Vera Viewer', groups: ['viewers', 'choir'] },
  { subject: 'operator', name: 'Otto Operator', groups: ['operators'] },
  { subject: 'admin', name: 'Ada Admin', groups: 'admins' },
  { subject: 'owner', name: 'Olga Owner', groups: ['owners'] },
  { subject: 'other-admin', name: 'Oona of Orders', groups: ['orders-admins'] },
  { subject: 'stranger', name: 'Sam <Stranger>', groups: ['choir'] },
  { subject: 'loner', name: 'Lou Loner' },
  { subject: 'joiner', name: 'Jo Joiner', groups: MANY_GROUPS },
] as const satisfies readonly User[];

const ACCESS = JSON.stringify([
  { group: 'viewers', tenant: 'default', role: 'viewer' },
  { group: 'operators', tenant: 'default', role: 'operator' },
  { group: 'admins', tenant: 'default', role: 'admin' },
  { group: 'orders-admins', tenant: 'orders', role: 'admin' },
  { group: 'owners', role: 'owner' },
]);

export function makeKey(): string {
  return randomBytes(32).toString('base64url');
}

/** A dashboard whose people sign in with a real OpenID provider, without its screens. */
export interface SigningIn {
  readonly api: Api;
  readonly origin: string;
  readonly provider: LocalProvider;
  /** Pages that would have been shown, and calls that were answered. */
  readonly passed: string[];
  /** What the dashboard would have written into its log, after the output that it is written to. */
  readonly logged: string[];
  /** Moves the dashboard's clock. */
  readonly pass: (ms: number) => void;
  /** A process that starts in its place, with other settings. */
  readonly restart: (environment: Record<string, string>) => void;
  readonly signIn: (subject: string, path?: string) => Promise<Browser>;
  readonly close: () => Promise<void>;
}

export async function startSigningIn(
  more: Record<string, string> = {},
  overrides: Partial<Config> = {},
): Promise<SigningIn> {
  const api = await startApi(overrides);
  const passed: string[] = [];
  const logged: string[] = [];
  let shift = 0;
  const write = (output: string, text: string) => logged.push(`${output}: ${text}`);
  const log = createLog({ now: () => Date.now() + shift, write });
  let current: ReturnType<typeof createSignInWithProvider> | undefined;
  const create = () =>
    createFrontServer({
      config: { extraHosts: ['other.example'], trustedProxies: 0 },
      get callers() {
        return current?.callers ?? { find: () => Promise.reject(), canSignOut: false };
      },
      get signIn() {
        return current?.signIn;
      },
      newId: randomUUID,
      answer: async (call, response) => {
        passed.push(`${call.method} ${call.url}`);
        if (call.url?.startsWith('/api/')) await answerWithApi(api, call, response);
        else response.end('a page');
      },
      upgrade: () => false,
      logUnexpected: (_, error) => passed.push(`unexpected: ${error}`),
    });
  const servers = await listenOnLoopback(create, 0);
  const origin = `http://localhost:${portOf(servers[0] as Server)}`;
  const provider = await startLocalProvider({
    port: 0,
    users: USERS,
    audiences: [AUDIENCE, 'urn:other'],
    clients: [
      {
        id: 'dashboard',
        secret: 'the-secret-of-the-client',
        redirectUris: [`${origin}/sign-in/callback`],
        afterSignOutUris: [`${origin}/signed-out`],
      },
      { id: SCRIPT_CLIENT.id, redirectUris: [SCRIPT_CLIENT.redirectUri] },
    ],
  });
  const environment = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'dashboard',
    OIDC_CLIENT_SECRET: 'the-secret-of-the-client',
    OIDC_AUDIENCE: AUDIENCE,
    SESSION_KEYS: makeKey(),
    DASHBOARD_URL: origin,
    ACCESS,
    ...more,
  };
  const restart = (changed: Record<string, string>) => {
    const settings = takeSignIn({ ...environment, ...changed });
    if (settings === undefined) throw new Error('There is no issuer.');
    const now = () => Date.now() + shift;
    const audit = createSignInAudit({
      kind: 'session',
      openLog: async () => api.context.audit,
      trustedProxies: 0,
      now: Date.now,
      newId: randomUUID,
      log,
    });
    current = createSignInWithProvider(settings, { now, log, audit });
    api.replaceContext({ callers: current.callers });
  };
  restart({});
  return {
    api,
    origin,
    provider,
    passed,
    logged,
    pass: (ms) => {
      shift += ms;
    },
    restart,
    signIn: async (subject, path = '/') => {
      const browser = createBrowser();
      const page = await browser.open(origin + path);
      await browser.post(page.url, { subject });
      return browser;
    },
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
      await provider.close();
      await api.close();
    },
  };
}

/** As Next does between the server in front and the API. */
async function answerWithApi(
  api: Api,
  call: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers, url = '' } = call;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: call as never, duplex: 'half' }),
  });
  const answer = await answerCall(request, api.context);
  response.writeHead(answer.status, [...answer.headers].flat());
  response.end(Buffer.from(await answer.arrayBuffer()));
}
