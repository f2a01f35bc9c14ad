import { readOpenApiOperation } from '@momento-gateway/api/gateway/gateway-operations';
import { readOpenApi } from '../../../server/gateway/read-open-api.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readOpenApiOperation, readOpenApi);
