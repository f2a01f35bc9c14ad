import { readHealthOperation } from '../../../api/gateway-operations.ts';
import { readHealth } from '../../../server/gateway/read-health.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readHealthOperation, readHealth);
