import type { readMetricsOperation } from '@momento-gateway/api/observation/observation-operations';
import type { Verb } from '../http/serve.ts';

export const readMetrics: Verb<typeof readMetricsOperation> = (
  { loadMetrics },
  { query: { hours } },
) => loadMetrics(hours);
