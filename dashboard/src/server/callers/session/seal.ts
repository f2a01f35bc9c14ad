import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import type { SessionKeys } from './session-keys.ts';

/** What a sealed text is for: one made for something else does not open. */
type Purpose = 'session' | 'activity' | 'sign-in';

/** Encrypts what a browser keeps for the dashboard, so that it can neither be read nor changed. */
export interface Seal {
  readonly close: (purpose: Purpose, value: object) => Promise<string>;
  /** Undefined for what no key opens, or what was sealed for something else. */
  readonly open: (purpose: Purpose, text: string) => Promise<unknown>;
}

/** @param keys the first one seals, all of them open. */
export function createSeal(keys: SessionKeys): Seal {
  const [first] = keys;
  return {
    close: (purpose, value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.id, typ: purpose })
        .encrypt(first.bytes),
    open: async (purpose, text) => {
      try {
        const { kid } = decodeProtectedHeader(text);
        const key = keys.find(({ id }) => id === kid);
        if (key === undefined) return undefined;
        const { plaintext, protectedHeader } = await compactDecrypt(text, key.bytes, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        if (protectedHeader['typ'] !== purpose) return undefined;
        return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
