import { readHeldCall, type StoredCall } from '@momento-gateway/shared/held-call';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { StackContext } from '../../stack-context.ts';
import type { ChooseOwn } from '../queue/failure-queue.ts';

/** A webhook is in the list of Secrets Manager that long after it was registered, at the latest. */
const LISTED_AFTER_MS = 10 * 60_000;

interface OwnCallsOptions {
  readonly tenant: string;
  readonly stack: Pick<StackContext, 'webhooks'>;
  /** ms since the epoch. */
  readonly now: () => number;
}

/**
 * While a secret cannot be read, the gateway does not know whose a call is, and holds it in the queue of
 * the stack. It is of the tenant that its webhook is registered in; one of no webhook is the default
 * tenant's. Without the list of webhooks nobody has it.
 */
export function createChooseOwn({ tenant, stack, now }: OwnCallsOptions): ChooseOwn {
  async function listTenants(): Promise<ReadonlyMap<string, string> | undefined> {
    const listed = await stack.webhooks.list().catch(() => undefined);
    return listed && new Map(listed.map((webhook) => [webhook.webhookId, webhook.tenant]));
  }

  function isOwn(
    { webhookId, receivedAt }: StoredCall,
    tenants: ReadonlyMap<string, string> | undefined,
  ): boolean {
    if (tenants === undefined) return false;
    const owner = tenants.get(webhookId);
    if (owner !== undefined) return owner === tenant;
    return tenant === DEFAULT_TENANT && now() - receivedAt > LISTED_AFTER_MS;
  }

  return async (round, queue) => {
    const read = round.map((message) => ({ message, call: readHeldCall(message.body) }));
    const isUnassigned = read.some(({ call }) => !('wrong' in call) && call.tenant === undefined);
    const tenants = isUnassigned ? await listTenants() : undefined;
    const own = read.filter(({ call }) => {
      // What nobody can read is shown where it lies.
      if ('wrong' in call) return queue === 'held';
      if (call.tenant === undefined) return isOwn(call, tenants);
      return call.tenant === tenant && queue === 'held';
    });
    return own.map(({ message }) => message);
  };
}
