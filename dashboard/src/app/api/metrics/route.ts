import { readMetricsOperation } from '../../../api/observation-operations.ts';
import { readMetrics } from '../../../server/metrics/read-metrics.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readMetricsOperation, readMetrics);
