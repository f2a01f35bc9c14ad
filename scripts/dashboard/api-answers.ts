import type { DashboardApi } from './dashboard-api.ts';

/** What the commands read of the API's answers; the API's own schemas are in /api/openapi.json. */

export interface EventQueue {
  readonly url?: string;
  readonly found: boolean;
  /** About so many messages; undefined when it cannot be told. */
  readonly depth?: number;
}

export interface Gateway {
  readonly environment: 'local' | 'aws';
  readonly functionUrl?: string;
  readonly bus: { readonly name: string; readonly found: boolean; readonly arn?: string };
  readonly parkedQueue: EventQueue;
  readonly deadLetterQueue: EventQueue;
  readonly secretPrefix: string;
  readonly problems: readonly string[];
}

interface RuleTarget {
  readonly type: string;
  readonly arn: string;
  readonly roleArn?: string;
  readonly deadLetterArn?: string;
}

export interface Rule {
  readonly name: string;
  readonly targets: readonly RuleTarget[];
  readonly managedHere: boolean;
}

interface Quota {
  readonly count: number;
  readonly limit: number;
}

export interface RuleList {
  readonly rules: readonly Rule[];
  readonly quotas: { readonly rules: Quota; readonly wildcardRules: Quota };
}

/** Whether a target lets a rule in. */
export interface Permission {
  readonly state: 'granted' | 'missing' | 'unknown';
  readonly where: string;
  readonly message?: string;
}

export interface Webhook {
  readonly webhookId: string;
  readonly name: string;
  readonly detailType: string;
}

interface WebhookPage {
  readonly webhooks: readonly Webhook[];
  readonly cursor?: string;
}

/** All pages. */
export async function listWebhooks(api: DashboardApi): Promise<Webhook[]> {
  const webhooks: Webhook[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) });
    const page = await api.call<WebhookPage>('GET', `/webhooks?${query}`);
    webhooks.push(...page.webhooks);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return webhooks;
}
