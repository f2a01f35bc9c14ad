import type { ActivityIndex } from './activity/activity-index.ts';
import type { Config } from './config.ts';
import type { WebhookIndex } from './webhooks/webhook-index.ts';

/** What is of the whole stack, and so of all tenants: only operations of owners use it. */
export interface StackContext {
  /** With the stack's own bus and queues, which are those of the default tenant. */
  readonly config: Config;
  readonly webhooks: WebhookIndex;
  readonly activity: ActivityIndex;
}

/** What work on tenants needs, whichever tenant the call is about. */
export interface WithStack {
  readonly stack: StackContext;
}
