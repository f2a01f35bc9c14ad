import { isUtf8 } from 'node:buffer';

/** The text of a held call's body; undefined when its bytes are not UTF-8. */
export function decodeBody(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return isUtf8(bytes) ? bytes.toString() : undefined;
}
