import { type Config, isLoopbackHost } from '../config.ts';
import type { Refusal } from '../refusals/refusal.ts';

const READING_METHODS = new Set(['GET', 'HEAD']);

/**
 * Keeps other pages from driving a dashboard that trusts whoever reaches it: a `Host` that is not
 * ours (a name rebound to this machine), or a changing call that a browser makes for another page.
 *
 * @returns undefined when the call may go on.
 */
export function guardCall(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  { extraHosts }: Pick<Config, 'extraHosts'>,
): Refusal | undefined {
  const host = headers.get('host') ?? '';
  if (!isExpectedHost(host, extraHosts)) return { refusal: 'foreign-host' };
  return READING_METHODS.has(method) || isOwnPage(headers, host)
    ? undefined
    : { refusal: 'foreign-page' };
}

function isExpectedHost(host: string, extraHosts: readonly string[]): boolean {
  const hostname = URL.parse(`http://${host}`)?.hostname;
  if (!hostname || /[/?#@\\]/.test(host)) return false;
  return isLoopbackHost(hostname) || extraHosts.includes(hostname);
}

/** True as well for callers that are no browser: they send neither header. */
function isOwnPage(headers: Headers, host: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  return origin === null || URL.parse(origin)?.host === URL.parse(`http://${host}`)?.host;
}
