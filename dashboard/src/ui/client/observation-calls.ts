import { ActivityPageSchema, type CallOutcome } from '@momento-gateway/api/observation/activity';
import { DependencyChecksSchema } from '@momento-gateway/api/observation/dependency-check';
import { MetricsSchema } from '@momento-gateway/api/observation/metrics';
import type { Call, Cancellable } from './call.ts';

export interface ActivityChoice {
  readonly webhookId: string;
  readonly hours: number;
  readonly outcome?: CallOutcome | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function createObservationCalls(call: Call) {
  return {
    listActivity: ({ webhookId, ...query }: ActivityChoice, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: `/api/webhooks/${encodeURIComponent(webhookId)}/activity`,
        query,
        answer: ActivityPageSchema,
        signal,
      }),
    readMetrics: (hours: number, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: '/api/metrics',
        query: { hours },
        answer: MetricsSchema,
        signal,
      }),
    checkDependencies: ({ signal }: Cancellable = {}) =>
      call({ method: 'GET', path: '/api/dependencies', answer: DependencyChecksSchema, signal }),
  };
}
