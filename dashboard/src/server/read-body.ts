import { isRefusal, type Refusal } from './refusal.ts';

/** More than any call needs: 10,000 failure ids are under 400 kB. */
const BODY_MAX_BYTES = 1_000_000;

/**
 * The parsed JSON body; no body at all is an empty object. A form of another site cannot declare
 * JSON, so what does not is refused.
 */
export async function readBody(request: Request): Promise<{ json: unknown } | Refusal> {
  const bytes = await readBytes(request);
  if (isRefusal(bytes)) return bytes;
  if (bytes.byteLength === 0) return { json: {} };
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return { refusal: 'body-not-declared-json' };
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { refusal: 'body-not-json' };
  }
}

async function readBytes(request: Request): Promise<Uint8Array | Refusal> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > BODY_MAX_BYTES) return { refusal: 'body-too-large' };
    parts.push(part);
  }
  return Buffer.concat(parts);
}
