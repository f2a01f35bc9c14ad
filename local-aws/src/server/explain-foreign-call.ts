import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_HOST =
  /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * True when a `Host` header names this machine. A web page whose name was made to resolve to
 * loopback (DNS rebinding) still sends its own name.
 */
function isExpectedHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOST.test(host);
}

/**
 * Why a call looks as if it came from a web page; undefined if it does not. DNS rebinding shows in
 * `Host`; only browsers send `Origin` and `Sec-Fetch-Site`.
 */
export function explainForeignCall(headers: IncomingHttpHeaders): string | undefined {
  if (!isExpectedHost(headers.host)) return 'The Host header does not name this machine.';
  const site = headers['sec-fetch-site'];
  const isTyped = site === undefined || site === 'none';
  return headers.origin === undefined && isTyped ? undefined : 'Calls from web pages are refused.';
}
