import type { Config } from '../../config.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import { answerRefusal } from '../answer-problem.ts';
import { guardCall } from '../guard-call.ts';
import { readText } from '../read-body.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import type { Sessions } from './session.ts';
import { answerSignInPage, SIGN_IN_PATH } from './sign-in-page.ts';

export interface Front {
  readonly config: Pick<Config, 'extraHosts'>;
  /** undefined: nobody needs to sign in. */
  readonly sessions: Sessions | undefined;
  readonly newId: () => string;
}

/** A call as it came, before anything has read its address. */
export interface IncomingCall {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Where a call with an address that no page can have is sent: to the page for such addresses. */
const NO_PAGE_PATH = '/not-found';

/**
 * Before every page, call and file: who may call at all, and whether the address can be read.
 *
 * @returns the answer, or the path and query that the call goes on with.
 */
export async function admitCall(
  { config, sessions, newId }: Front,
  call: IncomingCall,
): Promise<Response | string> {
  const refuse = (refusal: Refusal) => answerRefusal(refusal, newId());
  const guarded = guardCall(call, config);
  if (guarded !== undefined) return refuse(guarded);
  if (!METHODS.has(call.method)) return refuse({ refusal: 'method-unknown' });
  const [pathname = '', query = ''] = splitOnce(call.path, '?');
  const isPage = isPagePath(pathname);
  if (sessions !== undefined) {
    if (pathname === SIGN_IN_PATH) return signIn(sessions, query, call);
    if (!sessions.isSignedIn(call.headers)) {
      const retry = call.headers.get('sec-fetch-site') === 'cross-site';
      return isPage ? answerSignInPage('not-signed-in', { retry }) : refuse(NOT_SIGNED_IN);
    }
  }
  if (isReadable(pathname)) return call.path;
  return isPage ? NO_PAGE_PATH : refuse({ refusal: 'path-malformed' });
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const NOT_SIGNED_IN = { refusal: 'not-signed-in' } as const;

/** The address with the code leaves the browser's bar and its history with the redirect. */
async function signIn(sessions: Sessions, query: string, call: IncomingCall): Promise<Response> {
  if (call.method === 'POST') {
    const body = await readText(call.body);
    const token = isRefusal(body) ? '' : (new URLSearchParams(body).get('token') ?? '');
    return answerSignedIn(sessions.redeemToken(token.trim())) ?? answerSignInPage('wrong-token');
  }
  const code = call.method === 'GET' ? (new URLSearchParams(query).get('code') ?? '') : '';
  const answer = answerSignedIn(sessions.redeemCode(code));
  if (answer !== undefined) return answer;
  if (sessions.isSignedIn(call.headers)) return redirect({});
  return answerSignInPage(code === '' ? 'not-signed-in' : 'code-used');
}

function answerSignedIn(cookie: string | undefined): Response | undefined {
  return cookie === undefined ? undefined : redirect({ 'set-cookie': cookie });
}

function redirect(headers: Record<string, string>): Response {
  return new Response(null, {
    status: 303,
    headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store', location: '/', ...headers },
  });
}

/** Calls of the API and files are answered with problems, for they are not read by people. */
function isPagePath(pathname: string): boolean {
  return !/^\/(?:api|_next)(?:\/|$)/.test(pathname);
}

/** A percent sign that escapes nothing, or no UTF-8, or an address of another form. */
function isReadable(pathname: string): boolean {
  if (!pathname.startsWith('/')) return false;
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

function splitOnce(text: string, separator: string): string[] {
  const place = text.indexOf(separator);
  return place === -1 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}
