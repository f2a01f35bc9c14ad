import { randomBytes } from 'node:crypto';
import type { Provider } from '../../callers/provider/provider.ts';
import { CALLBACK_PATH, SIGNED_OUT_PATH } from '../../callers/provider/provider.ts';
import { ProviderError } from '../../callers/provider/provider-error.ts';
import type { ProviderSessions } from '../../callers/session/provider-sessions.ts';
import type { SignIns } from '../../callers/session/sign-ins.ts';
import type { Log } from '../../log.ts';
import type { IncomingCall } from './incoming-call.ts';
import {
  answerNoRole,
  answerSignedOut,
  answerSignInFailed,
  answerSigningOut,
  answerUnknownSignIn,
} from './provider-pages.ts';
import { redirect } from './redirect.ts';
import { safeReturnTo } from './return-to.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInAudit } from './sign-in-audit.ts';
import { SIGN_IN_PATH } from './sign-in-page.ts';

export interface ProviderSignInOptions {
  readonly dashboardUrl: URL;
  readonly provider: Provider;
  readonly sessions: ProviderSessions;
  readonly signIns: SignIns;
  readonly log: Log;
  readonly audit: SignInAudit;
}

const SIGN_OUT_PATH = '/sign-out';

/** The sign-in with an OpenID provider: authorization code with PKCE, state, and nonce. */
export function createProviderSignIn(options: ProviderSignInOptions): SignIn {
  const { sessions, dashboardUrl } = options;
  return {
    answer: async (call) => {
      const reads = call.method === 'GET' || call.method === 'HEAD';
      if (call.pathname === SIGN_IN_PATH && reads) return begin(options, call);
      if (call.pathname === CALLBACK_PATH && call.method === 'GET') return finish(options, call);
      if (call.pathname === SIGN_OUT_PATH && call.method === 'POST') return signOut(options, call);
      return call.pathname === SIGNED_OUT_PATH && reads ? answerSignedOut() : undefined;
    },
    answerStranger: (call) =>
      isNavigation(call)
        ? redirect(addressToSignIn(call.method === 'GET' ? call.path : '/'))
        : undefined,
    answerPowerless: (caller) =>
      caller.groups.length === 0 ? answerNoRole(caller.name) : undefined,
    renew: async (call) => (isActivity(call) ? sessions.renew(call.headers) : undefined),
  };

  /** Cookies of a sign-in are of one host: it begins where it ends. */
  async function begin(
    { provider, signIns, log }: ProviderSignInOptions,
    { headers, query }: IncomingCall,
  ): Promise<Response> {
    const returnTo = safeReturnTo(new URLSearchParams(query).get('returnTo'));
    if (headers.get('host') !== dashboardUrl.host) {
      return redirect(new URL(addressToSignIn(returnTo), dashboardUrl).href);
    }
    if ((await sessions.read(headers)) !== undefined) return redirect(returnTo);
    const begun = { state: random(), nonce: random(), verifier: random(), returnTo };
    try {
      const url = await provider.buildSignInUrl(begun);
      return redirect(url.href, await signIns.keep(headers, begun));
    } catch (error) {
      return answerFailed(log, error, returnTo);
    }
  }
}

async function finish(
  { provider, sessions, signIns, dashboardUrl, log, audit }: ProviderSignInOptions,
  call: IncomingCall,
): Promise<Response> {
  const { headers, query } = call;
  const state = new URLSearchParams(query).get('state') ?? '';
  const begun = await signIns.find(headers, state);
  if (begun === undefined) {
    // Somebody who goes back in the browser after the sign-in.
    const isSignedIn = (await sessions.read(headers)) !== undefined;
    return isSignedIn ? redirect('/') : answerUnknownSignIn(SIGN_IN_PATH);
  }
  try {
    const callbackUrl = new URL(`${CALLBACK_PATH}?${query}`, dashboardUrl);
    const identity = await provider.redeem(callbackUrl, begun);
    const started = await sessions.start(identity);
    if (started === 'too-large') {
      throw new ProviderError(
        'refused',
        'You are in more groups of ACCESS than a cookie can hold.',
      );
    }
    await audit.noteSignIn(call, identity);
    return redirect(begun.returnTo, [...started, signIns.forget(state)]);
  } catch (error) {
    if (error instanceof ProviderError) await audit.noteRefused(call, error.kind);
    return answerFailed(log, error, begun.returnTo, [signIns.forget(state)]);
  }
}

/** The session here ends in any case. */
async function signOut(
  { provider, sessions, audit }: ProviderSignInOptions,
  call: IncomingCall,
): Promise<Response> {
  const session = await sessions.read(call.headers);
  if (session !== undefined) await audit.noteSignOut(call, session);
  const cookies = sessions.end();
  try {
    const url = await provider.buildSignOutUrl();
    return answerSigningOut(url?.href ?? SIGNED_OUT_PATH, cookies);
  } catch (error) {
    if (error instanceof ProviderError) return answerSigningOut(SIGNED_OUT_PATH, cookies);
    throw error;
  }
}

function answerFailed(
  log: Log,
  error: unknown,
  returnTo: string,
  cookies: readonly string[] = [],
): Response {
  if (!(error instanceof ProviderError)) throw error;
  log('WARN', 'A sign-in failed', { kind: error.kind, reason: error.message });
  return answerSignInFailed(error, addressToSignIn(returnTo), cookies);
}

function addressToSignIn(returnTo: string): string {
  const safe = safeReturnTo(returnTo);
  return safe === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?${new URLSearchParams({ returnTo: safe })}`;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

/** False when a page asks for another one in the background: it then opens that one itself. */
function isNavigation({ headers }: IncomingCall): boolean {
  const mode = headers.get('sec-fetch-mode');
  return headers.get('rsc') === null && (mode === null || mode === 'navigate');
}

/** What somebody did, and not a page that is open: it polls, loads ahead, and watches the bus. */
function isActivity({ method, pathname, headers }: IncomingCall): boolean {
  if (method !== 'GET' && method !== 'HEAD') return !pathname.startsWith('/api/live');
  if (/^\/(?:api|_next)\//.test(pathname)) return false;
  return headers.get('next-router-prefetch') === null && headers.get('sec-purpose') === null;
}
