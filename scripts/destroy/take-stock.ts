import type { GatewayOutputs } from '../aws/read-gateway-stack.ts';
import {
  type Gateway,
  listWebhooks,
  type Rule,
  type RuleList,
  type Webhook,
} from '../dashboard/api-answers.ts';
import { ApiProblem, type DashboardApi } from '../dashboard/dashboard-api.ts';

/** What a gateway has that its stack did not make. */
export interface Stock {
  /** Those registered while it ran; not the first webhook of a one-file template. */
  readonly webhooks: readonly Webhook[];
  /** Those its dashboard made on the bus. */
  readonly rules: readonly Rule[];
  /** Events that wait in each queue, about; undefined when it cannot be read. */
  readonly parkedCount: number | undefined;
  readonly deadLetterCount: number | undefined;
}

/** Reads through the API, so that what is said is what the dashboard shows. */
export async function takeStock(api: DashboardApi, { webhookUrl }: GatewayOutputs): Promise<Stock> {
  const [{ parkedQueue, deadLetterQueue }, rules, webhooks] = await Promise.all([
    api.call<Gateway>('GET', '/gateway'),
    listRules(api),
    listWebhooks(api),
  ]);
  return {
    webhooks: webhooks.filter(({ webhookId }) => !webhookUrl?.endsWith(`/${webhookId}`)),
    rules: rules.filter(({ managedHere }) => managedHere),
    parkedCount: parkedQueue.depth,
    deadLetterCount: deadLetterQueue.depth,
  };
}

async function listRules(api: DashboardApi): Promise<readonly Rule[]> {
  try {
    return (await api.call<RuleList>('GET', '/rules')).rules;
  } catch (error) {
    // The bus is gone, and its rules with it.
    if (error instanceof ApiProblem && error.status === 409) return [];
    throw error;
  }
}
