import { readHealthOperation } from '@momento-gateway/api/gateway/gateway-operations';
import { readHealth } from '../../../server/gateway/read-health.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readHealthOperation, readHealth);
