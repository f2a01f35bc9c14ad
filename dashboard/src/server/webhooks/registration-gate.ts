import type { Refusal } from '../refusals/refusal.ts';

/**
 * A tenant can be removed, by any process, while a webhook is registered in it, and EventBridge accepts
 * events for a bus that does not exist, and drops them. So a registration tells of itself before it
 * makes the secret, and looks at the bus after it; a removal does the same the other way round.
 */
export interface RegistrationGate {
  /** Tells those who remove the tenant that a webhook is about to be registered in it. */
  readonly announce: () => Promise<Refusal | undefined>;
  /** Looks at the bus itself, not at what is remembered. @returns why no webhook may be there */
  readonly confirm: () => Promise<Refusal | undefined>;
}

/** Of the default tenant, which goes with the stack. */
export const OPEN_GATE: RegistrationGate = {
  announce: async () => undefined,
  confirm: async () => undefined,
};
