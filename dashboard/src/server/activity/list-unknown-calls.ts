import { UNKNOWN_CALLS_MAX } from '@momento-gateway/api/observation/unknown-calls';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { findSimilarId } from './find-similar-id.ts';
import type { KnownWebhook } from './known-webhook.ts';
import type { UnknownCalls } from './unknown-calls.ts';

interface UnknownCallsContext extends BaseContext {
  readonly unknownCalls: UnknownCalls;
  readonly stack: { readonly webhooks: { readonly list: () => Promise<readonly KnownWebhook[]> } };
}

/**
 * The same for each tenant: they are of none, so only an owner sees them. Leaves out ids that are
 * registered: the gateway may have been too busy to look them up.
 */
export const listUnknownCalls: Handler<'listUnknownCalls', UnknownCallsContext> = async (
  context,
) => {
  const [counted, webhooks] = await Promise.all([
    context.unknownCalls.read(),
    context.stack.webhooks.list(),
  ]);
  if (counted === undefined) return { refusal: 'not-configured', variable: 'LOG_GROUP_NAME' };
  const registered = new Set(webhooks.map(({ webhookId }) => webhookId));
  const unknownCalls = counted.unknownCalls.filter(({ called }) => !registered.has(called));
  const registeredCount = counted.unknownCalls.length - unknownCalls.length;
  return {
    ...counted,
    unknownCalls: unknownCalls.slice(0, UNKNOWN_CALLS_MAX).map((unknown) => {
      const similar = findSimilarId(unknown.called, webhooks);
      if (similar === undefined) return unknown;
      const { webhookId, name, tenant } = similar;
      return { ...unknown, similarTo: { webhookId, name, tenant } };
    }),
    total: counted.total - registeredCount,
  };
};
