import { readMetricsOperation } from '@momento-gateway/api/observation/observation-operations';
import { serve } from '../../../server/http/serve.ts';
import { readMetrics } from '../../../server/metrics/read-metrics.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readMetricsOperation, readMetrics);
