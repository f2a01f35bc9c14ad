import { type Config, isLoopbackHost } from '../config.ts';
import type { Refusal } from '../refusals/refusal.ts';

const READING_METHODS = new Set(['GET', 'HEAD']);

/**
 * Keeps pages of other sites from controlling the dashboard. Refuses an unexpected `Host`, such as
 * a name rebound to this machine, and changes that a browser requests for another page.
 *
 * @returns undefined when the call may continue.
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

/** True for callers other than browsers too: they send neither header. */
function isOwnPage(headers: Headers, host: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  // A page without a referrer sends its forms without an origin; the browser itself says whose they are.
  if (origin === 'null' && site === 'same-origin') return true;
  return origin === null || URL.parse(origin)?.host === URL.parse(`http://${host}`)?.host;
}
