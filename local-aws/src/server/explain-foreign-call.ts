import type { IncomingHttpHeaders } from 'node:http';
import { isExpectedHost } from './is-expected-host.ts';

/**
 * Why a call may come from a page in a browser, none of which has business here; undefined when it
 * does not. A name rebound to this machine shows in `Host`; only browsers send the other two.
 */
export function explainForeignCall(headers: IncomingHttpHeaders): string | undefined {
  if (!isExpectedHost(headers.host)) return 'The Host header does not name this machine.';
  const site = headers['sec-fetch-site'];
  const isTyped = site === undefined || site === 'none';
  return headers.origin === undefined && isTyped ? undefined : 'Calls from web pages are refused.';
}
