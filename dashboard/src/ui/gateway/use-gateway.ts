'use client';

import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export const GATEWAY_KEY = ['gateway'] as const;

/** The Function URL, the bus and the queues, as they are now. */
export function useGateway() {
  const api = useApi();
  return usePolledQuery({
    queryKey: GATEWAY_KEY,
    queryFn: (options) => api(readGateway, {}, options),
    intervalMs: 10_000,
  });
}
