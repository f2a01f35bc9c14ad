import { isRefusal, type Refusal } from '../refusals/refusal.ts';

/** More than any call needs: 10,000 failure ids are under 400 kB. */
const BODY_MAX_BYTES = 1_000_000;

/** Deeper than anyone writes by hand, and far below the limits of code that walks JSON. */
export const NESTING_MAX = 100;

/**
 * The JSON body as text; no body at all is an empty object. A form of another site cannot declare
 * JSON, so what does not is refused.
 */
export async function readBody(request: Request): Promise<{ json: string } | Refusal> {
  const text = await readText(request.body ?? []);
  if (isRefusal(text)) return text;
  if (text === '') return { json: '{}' };
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return { refusal: 'body-not-declared-json' };
  if (isNestedTooDeep(text)) return { refusal: 'body-too-deep', max: NESTING_MAX };
  try {
    JSON.parse(text);
    return { json: text };
  } catch {
    return { refusal: 'body-not-json' };
  }
}

/** The body as text; refused when it is too large or not UTF-8. */
export async function readText(
  body: AsyncIterable<Uint8Array> | readonly Uint8Array[],
): Promise<string | Refusal> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.byteLength;
      if (size > BODY_MAX_BYTES) return { refusal: 'body-too-large' };
      parts.push(part);
    }
  } catch {
    return { refusal: 'body-cut-off' };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return { refusal: 'body-not-json' };
  }
}

/** Whether objects and lists stand more than `NESTING_MAX` deep in each other in a JSON text. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > NESTING_MAX) return true;
  }
  return false;
}

/** A string with what is in it, or a bracket. No part can match in two ways. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{}]/gs;
