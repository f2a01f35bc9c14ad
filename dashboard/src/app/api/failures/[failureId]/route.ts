import { readFailureOperation } from '../../../../api/failure-operations.ts';
import { readFailure } from '../../../../server/failures/read-failure.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readFailureOperation, readFailure);
