import { readHeldCall } from '@momento-gateway/shared/held-call';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { StackContext } from '../../stack-context.ts';
import type { ChooseOwn } from '../queue/failure-queue.ts';

interface OwnCallsOptions {
  readonly tenant: string;
  readonly stack: Pick<StackContext, 'webhooks'>;
}

/**
 * While a secret cannot be read, the gateway does not know whose a call is, and holds it in the queue of
 * the stack. It is of the tenant that its webhook is registered in; one of no webhook is nobody's, since
 * a deleted webhook may have been anybody's. Throws AWS's error when webhooks cannot be listed: what is
 * held is unknown then, which is not the same as nothing.
 */
export function createChooseOwn({ tenant, stack }: OwnCallsOptions): ChooseOwn {
  async function listTenants(): Promise<ReadonlyMap<string, string>> {
    const listed = await stack.webhooks.list();
    const unreadable = stack.webhooks.unreadable();
    return new Map([
      ...unreadable.map((one) => [one.webhookId, one.tenant ?? DEFAULT_TENANT] as const),
      ...listed.map((one) => [one.webhookId, one.tenant] as const),
    ]);
  }

  return async (round, queue) => {
    const read = round.map((message) => ({ message, call: readHeldCall(message.body) }));
    const isUnassigned = read.some(({ call }) => !('wrong' in call) && call.tenant === undefined);
    const tenants = isUnassigned ? await listTenants() : undefined;
    const own = read.filter(({ call }) => {
      // What nobody can read is shown where it lies.
      if ('wrong' in call) return queue === 'held';
      if (call.tenant === undefined) return tenants?.get(call.webhookId) === tenant;
      return call.tenant === tenant && queue === 'held';
    });
    return own.map(({ message }) => message);
  };
}
