import type { Call } from './call.ts';
import { callApi } from './call-api.ts';
import { createFailureCalls } from './failure-calls.ts';
import { createGatewayCalls } from './gateway-calls.ts';
import { createLiveCalls } from './live-calls.ts';
import { createMomentoCalls } from './momento-calls.ts';
import { createObservationCalls } from './observation-calls.ts';
import { createRuleCalls } from './rule-calls.ts';
import { createTargetCalls } from './target-calls.ts';
import { createWebhookCalls } from './webhook-calls.ts';

/** Every call of the dashboard's API that its screens make. All of them throw ApiError. */
export function createApiClient(fetch: typeof globalThis.fetch) {
  const call: Call = (options) => callApi(fetch, options);
  return {
    gateway: createGatewayCalls(call),
    webhooks: createWebhookCalls(call),
    rules: createRuleCalls(call),
    targets: createTargetCalls(call),
    failures: createFailureCalls(call),
    observation: createObservationCalls(call),
    live: createLiveCalls(call),
    momento: createMomentoCalls(call),
  };
}

export type ApiClient = ReturnType<typeof createApiClient>;
