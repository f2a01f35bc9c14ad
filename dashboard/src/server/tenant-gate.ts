import type { Refusal } from './refusals/refusal.ts';

/**
 * A tenant can be removed, by any process, while somebody makes something in it, and EventBridge accepts
 * events for a bus that does not exist, and drops them. So what is made is written before the bus is
 * looked at, and a removal closes the bus before it looks for what was made.
 */
export interface TenantGate {
  /** Looks at the bus itself, not at what is remembered. @returns why nothing may be made in the tenant */
  readonly look: () => Promise<Refusal | undefined>;
  /** Tells those who remove the tenant that a webhook is about to be registered in it. */
  readonly announceWebhook: () => Promise<Refusal | AnnouncedWebhook>;
}

export interface AnnouncedWebhook {
  /** To be called when its secret is there. @returns why the webhook may not be there */
  readonly confirm: () => Promise<Refusal | undefined>;
}

/** What may be done in a tenant that somebody may be removing. */
export interface WithGate {
  readonly gate: TenantGate;
}

/** Of the default tenant, which goes with the stack. */
export const OPEN_GATE: TenantGate = {
  look: async () => undefined,
  announceWebhook: async () => ({ confirm: async () => undefined }),
};
