import type { Gateway } from '@momento-gateway/api/gateway/gateway';

/** Where this dashboard works: `local`, or account and Region. */
export function nameEnvironment(gateway: Gateway | undefined): string | undefined {
  if (gateway === undefined) return undefined;
  if (gateway.environment === 'local') return 'local';
  return [gateway.accountId, gateway.region].filter(Boolean).join(' · ') || 'AWS';
}
