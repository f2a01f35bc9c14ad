import { createHash } from 'node:crypto';

/**
 * The answer of a call that succeeded. Whoever reads again sends the `ETag` of the last answer as
 * `If-None-Match`, and gets 304 without a body while nothing but the time has changed.
 */
export function answerJson(
  { method, headers: asked }: Pick<Request, 'method' | 'headers'>,
  status: number,
  answer: unknown,
  requestId: string,
): Response {
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId };
  if (answer === undefined) return new Response(null, { status, headers });
  if (method !== 'GET' && method !== 'HEAD') return Response.json(answer, { status, headers });
  const text = JSON.stringify(answer);
  const etag = tagOf(text, answer);
  if (asked.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers: { ...headers, etag } });
  }
  const found = { ...headers, etag, 'content-type': 'application/json' };
  return new Response(text, { status, headers: found });
}

/** Says when an answer was made or how far back it looked: moves with the clock. */
interface Moving {
  readonly readAt?: number;
  readonly searchedFrom?: number;
  readonly activity?: { readonly since?: number };
}

/** Weak: answers with the same tag mean the same. */
function tagOf(text: string, answer: unknown): string {
  const { readAt, searchedFrom, activity } = answer as Moving;
  const isMoving = readAt !== undefined || searchedFrom !== undefined || activity !== undefined;
  const still = { readAt: 0, searchedFrom: 0, activity: { ...activity, since: 0 } };
  const meaning = isMoving ? JSON.stringify({ ...(answer as object), ...still }) : text;
  return `W/"${createHash('sha256').update(meaning).digest('base64url')}"`;
}
