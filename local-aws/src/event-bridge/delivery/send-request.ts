import type { Clock } from '../../core/clock.ts';

/** What deliveries over HTTP need. */
export interface HttpParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/** A status, or why there is none. */
export type HttpResult = number | 'timeout' | 'unreachable';

/** Sends one request and reads its status. Ends early when `signal` is aborted. */
export async function sendRequest(
  parts: HttpParts,
  url: string,
  request: Pick<RequestInit, 'method' | 'headers' | 'body'>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HttpResult> {
  const expiry = new AbortController();
  const end = new AbortController();
  parts.clock.sleep(timeoutMs, end.signal).then(() => expiry.abort(), ignoreEnd);
  try {
    const response = await parts.fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.any([signal, expiry.signal]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return expiry.signal.aborted ? 'timeout' : 'unreachable';
  } finally {
    end.abort();
  }
}

/** The answer came in time. */
function ignoreEnd(): void {}
