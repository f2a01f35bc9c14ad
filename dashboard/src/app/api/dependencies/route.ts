import { checkDependenciesOperation } from '../../../api/observation-operations.ts';
import { checkDependencies } from '../../../server/gateway/check-dependencies.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(checkDependenciesOperation, checkDependencies);
