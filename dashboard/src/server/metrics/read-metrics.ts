import type { readMetricsOperation } from '../../api/observation-operations.ts';
import type { Verb } from '../serve.ts';

export const readMetrics: Verb<typeof readMetricsOperation> = (
  { loadMetrics },
  { query: { hours } },
) => loadMetrics(hours);
