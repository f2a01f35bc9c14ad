import type { HttpRequest } from './http-request.ts';

/** Headers of the connection between the caller and the Function URL. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

interface RequestHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
}

/** Reads the headers for a handler: cookies separately, with the headers that AWS adds. */
export function readHeaders(
  { rawHeaders, sourceIp, port }: HttpRequest,
  { requestId, receivedAt }: { readonly requestId: string; readonly receivedAt: number },
): RequestHeaders {
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'cookie') {
      cookies.push(...value.split(/;\s*/).filter((cookie) => cookie !== ''));
    } else if (!HOP_BY_HOP.has(name)) {
      const before = headers.get(name);
      headers.set(name, before === undefined ? value : `${before},${value}`);
    }
  }
  const forwardedFor = headers.get('x-forwarded-for');
  headers.set('x-forwarded-for', forwardedFor ? `${forwardedFor}, ${sourceIp}` : sourceIp);
  headers.set('x-forwarded-port', String(port));
  headers.set('x-forwarded-proto', 'http');
  if (!headers.has('x-amzn-trace-id')) {
    headers.set('x-amzn-trace-id', formatTraceId(requestId, receivedAt));
  }
  return { headers: Object.fromEntries(headers), cookies };
}

function formatTraceId(requestId: string, receivedAt: number): string {
  const seconds = Math.floor(receivedAt / 1000).toString(16);
  return `Root=1-${seconds}-${requestId.replaceAll('-', '').slice(0, 24)}`;
}
