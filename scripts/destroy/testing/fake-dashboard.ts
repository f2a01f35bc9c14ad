import { type Api, bindCall } from '@momento-gateway/api/call';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import type { Problem } from '@momento-gateway/api/problem';
import type { Rule, RuleList } from '@momento-gateway/api/rules/rule';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import type { ListedWebhook, WebhookPage } from '@momento-gateway/api/webhooks/webhook';

/** What a dashboard has, and answers over its HTTP API. */
export interface FakeDashboard {
  readonly api: Api;
  /** Approximate number of messages in each queue; undefined when it cannot be read. */
  readonly depths: {
    parked: number | undefined;
    deadLetters: number | undefined;
    held: number | undefined;
  };
  readonly rules: Map<string, Rule>;
  readonly webhooks: Map<string, ListedWebhook>;
  /** Names of tenants besides the default one. */
  readonly tenants: Set<string>;
  /** Webhooks whose secret cannot be read, with the reason. */
  readonly unreadable: Map<string, string>;
}

/**
 * @param failing the call that fails, such as `DELETE /api/rules/orders`
 * @param onDelete called for each deletion, with its method and path
 */
export function createFakeDashboard(
  failing: () => string | undefined,
  onDelete: (call: string) => void,
): FakeDashboard {
  const dashboard: Omit<FakeDashboard, 'api'> = {
    depths: { parked: 0, deadLetters: 0, held: 0 },
    rules: new Map(),
    webhooks: new Map(),
    unreadable: new Map(),
    tenants: new Set(),
  };
  const api = bindCall(async (address, init) => {
    const [path = ''] = String(address).split('?');
    const call = `${init?.method} ${path}`;
    if (call === failing()) return Response.json(PROBLEM, { status: PROBLEM.status });
    if (init?.method === 'DELETE') {
      onDelete(call);
      const name = path.split('/').at(-1) ?? '';
      dashboard[path.startsWith('/api/rules/') ? 'rules' : 'webhooks'].delete(name);
      return new Response(null, { status: 204 });
    }
    return Response.json(answerRead(path, dashboard));
  });
  return { ...dashboard, api };
}

const PROBLEM: Problem = {
  type: 'urn:momento-gateway:problem:aws-failed',
  title: 'AWS failed',
  status: 503,
  detail: 'AWS is throttling',
  requestId: 'request',
};

function answerRead(
  path: string,
  { depths, rules, webhooks, unreadable, tenants }: Omit<FakeDashboard, 'api'>,
): Gateway | RuleList | WebhookPage | { tenants: Tenant[] } {
  switch (path) {
    case '/api/gateway':
      return {
        environment: 'aws',
        bus: { name: 'sales', found: true },
        parkedQueue: { found: true, depth: depths.parked },
        deadLetterQueue: { found: true, depth: depths.deadLetters },
        heldQueue: { found: true, depth: depths.held },
        secretPrefix: 'orders',
        problems: [],
      };
    case '/api/rules': {
      const quota = { count: rules.size, limit: 300, isDefault: true };
      return { rules: [...rules.values()], quotas: { rules: quota, wildcardRules: quota } };
    }
    case '/api/tenants':
      return { tenants: ['default', ...tenants].map(tenantNamed) };
    case '/api/webhooks':
      return {
        webhooks: [...webhooks.values()],
        total: webhooks.size,
        allTotal: webhooks.size,
        heldState: 'known',
        unreadable: [...unreadable].map(([webhookId, reason]) => ({ webhookId, reason })),
        activity: { state: 'known' },
      };
    default:
      throw new Error(`${path} is not supported by this dashboard.`);
  }
}

function tenantNamed(name: string): Tenant {
  const busName = name === 'default' ? 'sales' : `orders_${name}`;
  return { name, busName, problems: [], webhookCount: 0, ruleCount: 0, failureCount: 0 };
}

/** A rule without targets. */
export function ruleNamed(name: string, managedHere: boolean): Rule {
  return { name, version: '1', enabled: true, pattern: {}, targets: [], managedHere };
}

export function webhookWithId(webhookId: string): ListedWebhook {
  return {
    webhookId,
    name: 'Shop',
    tenant: 'default',
    cache: 'shop',
    topic: 'orders',
    detailType: 'shop#orders',
    url: `https://abc.lambda-url.eu-west-1.on.aws/webhooks/${webhookId}`,
    enabled: true,
    parseText: false,
    createdAt: 0,
    status: 'active',
  };
}
