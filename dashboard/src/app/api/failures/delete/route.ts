import { deleteFailuresOperation } from '../../../../api/failure-operations.ts';
import { deleteFailures } from '../../../../server/failures/delete-failures.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(deleteFailuresOperation, deleteFailures);
