import { checkDependenciesOperation } from '@momento-gateway/api/observation/observation-operations';
import { checkDependencies } from '../../../server/gateway/check-dependencies.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(checkDependenciesOperation, checkDependencies);
