import type { Role } from '@momento-gateway/shared/role';
import type { Refusal } from '../refusals/refusal.ts';

/** Who makes a call, and what they may do. */
export interface Caller {
  /**
   * `local`: a person at this machine, without a sign-in. `token`: whoever has the dashboard's own
   * token. `session` and `bearer`: somebody whom the OpenID provider knows.
   */
  readonly kind: 'local' | 'token' | 'session' | 'bearer';
  /** The provider's id of the caller, which does not change. */
  readonly subject: string;
  readonly name: string;
  /** Those that give a role. */
  readonly groups: readonly string[];
  /** Where the call comes from; empty when that is not known. */
  readonly address: string;
  /** Undefined when the caller has no role there, whether or not there is such a tenant. */
  readonly roleIn: (tenant: string) => Role | undefined;
}

/** Why a call is of nobody. */
export type CallerRefusal = Extract<
  Refusal,
  { readonly refusal: 'not-signed-in' | 'token-refused' | 'provider-unreachable' }
>;

/** Knows callers by what they send. The same for every way to sign in, and without one. */
export interface Callers {
  readonly find: (headers: Headers) => Promise<Caller | CallerRefusal>;
  /** Whether a session can be ended by the person who has it. */
  readonly canSignOut: boolean;
}
