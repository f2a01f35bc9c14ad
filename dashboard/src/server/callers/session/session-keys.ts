import { createHash } from 'node:crypto';

/** A key that seals cookies. */
interface SessionKey {
  /** Which key sealed a cookie, without the key. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The first one seals, all of them open. */
export type SessionKeys = readonly [SessionKey, ...SessionKey[]];

const KEY_BYTES = 32;
const HOW = 'Make one with: node -e "console.log(crypto.randomBytes(32).toString(\'base64url\'))"';

/**
 * Reads keys of 32 bytes as base64url, separated by commas. The first one seals, all of them open.
 *
 * @throws Error that names SESSION_KEYS and the place of the wrong key, never the key.
 */
export function readSessionKeys(text: string): SessionKeys {
  const parts = text.split(',').map((part) => part.trim());
  const [first, ...others] = parts.map((part, place) => {
    const bytes = Buffer.from(part, 'base64url');
    if (!/^[\w-]+$/.test(part) || bytes.length !== KEY_BYTES) {
      throw new Error(`SESSION_KEYS, key ${place + 1}: it must be 32 bytes as base64url. ${HOW}`);
    }
    const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
    return { id, bytes };
  });
  if (first === undefined) throw new Error(`SESSION_KEYS has no key. ${HOW}`);
  const ids = new Set([first, ...others].map(({ id }) => id));
  if (ids.size <= others.length) throw new Error('SESSION_KEYS has the same key twice.');
  return [first, ...others];
}
