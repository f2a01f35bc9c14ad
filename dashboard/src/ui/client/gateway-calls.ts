import { GatewaySchema } from '@momento-gateway/api/gateway/gateway';
import type { Call, Cancellable } from './call.ts';

export function createGatewayCalls(call: Call) {
  return {
    describe: ({ signal }: Cancellable = {}) =>
      call({ method: 'GET', path: '/api/gateway', answer: GatewaySchema, signal }),
  };
}
