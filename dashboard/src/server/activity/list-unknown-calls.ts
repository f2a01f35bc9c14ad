import { UNKNOWN_CALLS_MAX } from '@momento-gateway/api/observation/unknown-calls';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { findSimilarId } from './find-similar-id.ts';
import type { UnknownCalls } from './unknown-calls.ts';

interface UnknownCallsContext extends BaseContext {
  readonly unknownCalls: UnknownCalls;
  readonly webhooks: {
    readonly list: () => Promise<readonly { readonly webhookId: string; readonly name: string }[]>;
  };
}

/** Leaves out ids that are registered: the gateway may have been too busy to look them up. */
export const listUnknownCalls: Handler<'listUnknownCalls', UnknownCallsContext> = async (
  context,
) => {
  const [counted, webhooks] = await Promise.all([
    context.unknownCalls.read(),
    context.webhooks.list(),
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
      const { webhookId, name } = similar;
      return { ...unknown, similarTo: { webhookId, name } };
    }),
    total: counted.total - registeredCount,
  };
};
