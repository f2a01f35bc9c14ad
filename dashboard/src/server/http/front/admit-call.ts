import type { Callers } from '../../callers/caller.ts';
import { addressOf } from '../../callers/caller-address.ts';
import type { Config } from '../../config.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import { answerRefusal } from '../answer-problem.ts';
import { guardCall } from '../guard-call.ts';
import type { Health } from './health.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { SignIn } from './sign-in.ts';

export interface Front {
  readonly config: Pick<Config, 'extraHosts' | 'trustedProxies'>;
  readonly callers: Callers;
  /** Undefined when no sign-in is required. */
  readonly signIn: SignIn | undefined;
  readonly health?: Health;
  readonly newId: () => string;
}

/** How a call goes on. */
export interface Admitted {
  /** With the query. */
  readonly path: string;
  readonly callerAddress: string;
  /** To be set with the answer. */
  readonly cookie?: string | undefined;
}

/** The page for addresses that no page can have. */
const NO_PAGE_PATH = '/not-found';

/**
 * Runs before every page, call and file: checks that somebody is signed in, but for scripts and styles,
 * and that the address can be decoded. What a caller may do is decided later, for each operation.
 *
 * @returns the answer, or how to continue.
 */
export async function admitCall(
  { config, callers, signIn, health, newId }: Front,
  call: IncomingCall,
): Promise<Response | Admitted> {
  const refuse = (refusal: Refusal) => answerRefusal(refusal, newId());
  const watched = await health?.answer(call.method, call.pathname);
  if (watched !== undefined) return watched;
  const guarded = guardCall(call, config);
  if (guarded !== undefined) return refuse(guarded);
  if (!METHODS.includes(call.method)) return refuse({ refusal: 'method-unknown', allow: METHODS });
  const { pathname } = call;
  const isPage = isPagePath(pathname);
  const answer = await signIn?.answer(call);
  if (answer !== undefined) return answer;
  const caller = await callers.find(call.headers);
  if (isRefusal(caller) && !isPartOfPages(call)) {
    return (isPage ? signIn?.answerStranger(call) : undefined) ?? refuse(caller);
  }
  const powerless = isPage && !isRefusal(caller) ? signIn?.answerPowerless?.(caller) : undefined;
  if (powerless !== undefined) return powerless;
  const admit = async (path: string): Promise<Admitted> => ({
    path,
    callerAddress: addressOf(call.headers, config.trustedProxies, call.peer),
    cookie: await signIn?.renew?.(call),
  });
  if (!isReadable(pathname)) {
    return isPage ? admit(NO_PAGE_PATH) : refuse({ refusal: 'path-malformed' });
  }
  // Next would answer with a redirect, which not every script follows with its body.
  if (!isPage && OTHER_FORM.test(pathname)) return refuse({ refusal: 'not-found' });
  if (!isPage && pathname.endsWith('/')) return refuse({ refusal: 'path-ends-with-slash' });
  return admit(call.path);
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** `//`, a backslash, `.`, or `..` in a path: it stands for another path. */
const OTHER_FORM = /\/\/|\\|\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * A script or a style, the same for everyone and without data. A page whose session has ended still
 * loads them: without, a form that somebody has filled in would break.
 */
function isPartOfPages({ method, pathname }: IncomingCall): boolean {
  return ['GET', 'HEAD'].includes(method) && pathname.startsWith('/_next/static/');
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
