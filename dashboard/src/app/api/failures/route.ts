import { listFailuresOperation } from '../../../api/failure-operations.ts';
import { listFailures } from '../../../server/failures/list-failures.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listFailuresOperation, listFailures);
