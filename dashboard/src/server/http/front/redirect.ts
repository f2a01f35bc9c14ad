import { SECURITY_HEADERS } from '../security-headers.ts';

/** Sends a browser to another address, which it opens with GET. */
export function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store', location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
