import type { Identity } from '../../callers/identity.ts';
import type { IncomingCall } from './incoming-call.ts';

type From = Pick<IncomingCall, 'headers' | 'peer'>;

/** Writes down who signed in and out. Nothing waits long for it, and nothing depends on it. */
export interface SignInAudit {
  readonly noteSignIn: (call: From, identity: Identity) => Promise<void>;
  readonly noteSignOut: (call: From, identity: Identity) => Promise<void>;
  /** A sign-in of somebody whom the provider did not name. */
  readonly noteRefused: (call: From, problem: string) => Promise<void>;
}

export const NO_SIGN_IN_AUDIT: SignInAudit = {
  noteSignIn: async () => {},
  noteSignOut: async () => {},
  noteRefused: async () => {},
};
