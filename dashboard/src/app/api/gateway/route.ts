import { readGatewayOperation } from '@momento-gateway/api/gateway/gateway-operations';
import { readGateway } from '../../../server/gateway/read-gateway.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readGatewayOperation, readGateway);
