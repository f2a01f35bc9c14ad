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
  /** Undefined when no sign-in is required. */
  readonly sessions: Sessions | undefined;
  readonly newId: () => string;
}

/** A call as received, before its address is parsed. */
export interface IncomingCall {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/** The page for addresses that no page can have. */
const NO_PAGE_PATH = '/not-found';

/**
 * Runs before every page, call and file: checks the caller, and that the address can be decoded.
 *
 * @returns the answer, or the path and query to continue with.
 */
export async function admitCall(
  { config, sessions, newId }: Front,
  call: IncomingCall,
): Promise<Response | string> {
  const refuse = (refusal: Refusal) => answerRefusal(refusal, newId());
  const guarded = guardCall(call, config);
  if (guarded !== undefined) return refuse(guarded);
  if (!METHODS.includes(call.method)) return refuse({ refusal: 'method-unknown', allow: METHODS });
  const [pathname = '', query = ''] = splitOnce(call.path, '?');
  const isPage = isPagePath(pathname);
  if (sessions !== undefined) {
    if (pathname === SIGN_IN_PATH) return signIn(sessions, query, call);
    if (!sessions.isSignedIn(call.headers)) {
      const retry = call.headers.get('sec-fetch-site') === 'cross-site';
      return isPage ? answerSignInPage('not-signed-in', { retry }) : refuse(NOT_SIGNED_IN);
    }
  }
  if (!isReadable(pathname)) return isPage ? NO_PAGE_PATH : refuse({ refusal: 'path-malformed' });
  // Next would answer with a redirect, which not every script follows with its body.
  if (!isPage && OTHER_FORM.test(pathname)) return refuse({ refusal: 'not-found' });
  if (!isPage && pathname.endsWith('/')) return refuse({ refusal: 'path-ends-with-slash' });
  return call.path;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** `//`, a backslash, `.`, or `..` in a path: it stands for another path. */
const OTHER_FORM = /\/\/|\\|\/(?:\.|%2e){1,2}(?:\/|$)/i;
const NOT_SIGNED_IN = { refusal: 'not-signed-in' } as const;

/** The redirect removes the address with the code from the browser's address bar and history. */
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

/** Calls of the API and files are answered with problems, because no person reads them. */
function isPagePath(pathname: string): boolean {
  return !/^\/(?:api|_next)(?:[/\\]|$)/.test(pathname);
}

/** False for a percent sign that escapes nothing, text that is not UTF-8, and other forms. */
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
