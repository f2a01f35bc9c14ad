import type { IncomingMessage } from 'node:http';

/** Larger than the largest request of any service, with room for JSON escapes. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** The whole body, or `too-large`. Rejects when the client disconnects. */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
