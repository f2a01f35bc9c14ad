import { readOpenApiOperation } from '../../../api/gateway-operations.ts';
import { readOpenApi } from '../../../server/gateway/read-open-api.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readOpenApiOperation, readOpenApi);
