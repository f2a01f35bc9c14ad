import type { Api } from '@momento-gateway/api/call';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { listActivity } from '@momento-gateway/api/observation/activity-operations';
import type { CallInput } from '@momento-gateway/api/operation';

/** A page of calls costs calls of CloudWatch Logs, and a browser holds only so many. */
export const CALLS_MAX = 20_000;

const PAGE_SIZE = 100;

interface CollectedCalls {
  readonly calls: readonly GatewayCall[];
  /** There may be older ones that are left out. */
  readonly isCut: boolean;
}

/** The calls of a webhook that a query finds, newest first. */
export async function collectCalls(
  api: Api,
  webhookId: string,
  query: CallInput<typeof listActivity>['query'],
): Promise<CollectedCalls> {
  const calls: GatewayCall[] = [];
  let cursor: string | undefined;
  do {
    const page = await api(listActivity, {
      params: { webhookId },
      query: { ...query, limit: PAGE_SIZE, cursor },
    });
    calls.push(...page.calls);
    cursor = page.cursor;
  } while (cursor !== undefined && calls.length < CALLS_MAX);
  return { calls, isCut: cursor !== undefined };
}
