type Fetch = typeof globalThis.fetch;

/** As many addresses as the queries of some pages have. */
const KEPT_MAX = 40;

interface KeptAnswer {
  readonly etag: string;
  readonly text: string;
}

/**
 * A `fetch` for polls: an answer that has not changed is not sent again. It is kept in memory only,
 * because the server's answers must not be in a cache on disk.
 */
export function createFetchChanges(fetch: Fetch): Fetch {
  const kept = new Map<string, KeptAnswer>();
  return async (address, options = {}) => {
    if (typeof address !== 'string' || (options.method ?? 'GET') !== 'GET') {
      return fetch(address, options);
    }
    const known = kept.get(address);
    const headers = new Headers(options.headers);
    if (known !== undefined) headers.set('if-none-match', known.etag);
    const response = await fetch(address, { ...options, headers });
    kept.delete(address);
    if (response.status === 304 && known !== undefined) {
      // Without this the browser counts the call as given up.
      await response.text();
      kept.set(address, known);
      return new Response(known.text, { headers: response.headers });
    }
    const etag = response.headers.get('etag');
    if (!response.ok || etag === null) return response;
    const text = await response.text();
    kept.set(address, { etag, text });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    return new Response(text, { status: response.status, headers: response.headers });
  };
}
