import { createHash } from 'node:crypto';
import type { Cookies } from './cookies.ts';
import type { Seal } from './seal.ts';

/** A sign-in that was begun in one tab of a browser. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  readonly returnTo: string;
}

/** The sign-ins that a browser has begun, each in a cookie of its own, so that many tabs can. */
export interface SignIns {
  /** Cookies that keep it, and remove others when there are too many. */
  readonly keep: (headers: Headers, begun: BegunSignIn) => Promise<readonly string[]>;
  /** Undefined when it was not begun in this browser, or more than ten minutes ago. */
  readonly find: (headers: Headers, state: string) => Promise<BegunSignIn | undefined>;
  readonly forget: (state: string) => string;
}

const SIGN_IN_MAX_MS = 600_000;
const SIGN_INS_MAX = 20;

export function createSignIns(seal: Seal, cookies: Cookies, now: () => number): SignIns {
  return {
    keep: async (headers, begun) => {
      const surplus = cookies.list(headers, PREFIX).slice(SIGN_INS_MAX - 1);
      const value = await seal.close('sign-in', { ...begun, begunAt: now() });
      return [
        cookies.set(partOf(begun.state), value, SIGN_IN_MAX_MS / 1_000),
        ...surplus.map((part) => cookies.clear(part)),
      ];
    },
    find: async (headers, state) => {
      const text = cookies.read(headers, partOf(state));
      if (text === undefined) return undefined;
      const kept = (await seal.open('sign-in', text)) as
        | (BegunSignIn & { readonly begunAt: number })
        | undefined;
      return kept?.state === state && now() < kept.begunAt + SIGN_IN_MAX_MS ? kept : undefined;
    },
    forget: (state) => cookies.clear(partOf(state)),
  };
}

const PREFIX = 'sign-in-';

function partOf(state: string): string {
  return PREFIX + createHash('sha256').update(state).digest('hex').slice(0, 16);
}
