import { readGatewayOperation } from '../../../api/gateway-operations.ts';
import { readGateway } from '../../../server/gateway/read-gateway.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readGatewayOperation, readGateway);
