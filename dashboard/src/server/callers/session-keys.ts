import { createHash } from 'node:crypto';

/** A key that seals cookies. */
export interface SessionKey {
  /** Which key sealed a cookie, without the key. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

const KEY_BYTES = 32;
const HOW = 'Make one with: node -e "console.log(crypto.randomBytes(32).toString(\'base64url\'))"';

/**
 * Reads keys of 32 bytes as base64url, separated by commas. The first one seals, all of them open.
 *
 * @throws Error that names SESSION_KEYS and the place of the wrong key, never the key.
 */
export function readSessionKeys(text: string): readonly SessionKey[] {
  const parts = text.split(',').map((part) => part.trim());
  const keys = parts.map((part, place) => {
    const bytes = Buffer.from(part, 'base64url');
    if (!/^[\w-]+$/.test(part) || bytes.length !== KEY_BYTES) {
      throw new Error(`SESSION_KEYS, key ${place + 1}: it must be 32 bytes as base64url. ${HOW}`);
    }
    const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
    return { id, bytes };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new Error('SESSION_KEYS has the same key twice.');
  }
  return keys;
}
