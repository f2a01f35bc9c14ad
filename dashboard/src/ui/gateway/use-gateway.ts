import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import { usePolledQuery } from '../client/use-polled-query.ts';

export const GATEWAY_KEY = ['gateway'] as const;

/** The address of the gateway, the bus and the queues, as they are now. */
export function useGateway() {
  return usePolledQuery(GATEWAY_KEY, readGateway, {}, 30_000);
}

/** The approximate number of failures, as counted by SQS; undefined unless both queues are known. */
export function countFailures(gateway: Gateway | undefined): number | undefined {
  const parked = gateway?.parkedQueue.depth;
  const deadLetters = gateway?.deadLetterQueue.depth;
  return parked === undefined || deadLetters === undefined ? undefined : parked + deadLetters;
}

/** Where this dashboard works: `local`, or account and Region. */
export function nameEnvironment(gateway: Gateway | undefined): string | undefined {
  if (gateway === undefined) return undefined;
  if (gateway.environment === 'local') return 'local';
  return [gateway.accountId, gateway.region].filter(Boolean).join(' · ') || 'AWS';
}
