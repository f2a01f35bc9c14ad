import { deleteFailuresOperation } from '@momento-gateway/api/failures/failure-operations';
import { deleteFailures } from '../../../../server/failures/delete-failures.ts';
import { serve } from '../../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(deleteFailuresOperation, deleteFailures);
