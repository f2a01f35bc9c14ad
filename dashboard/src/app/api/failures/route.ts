import { listFailuresOperation } from '@momento-gateway/api/failures/failure-operations';
import { listFailures } from '../../../server/failures/list-failures.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listFailuresOperation, listFailures);
