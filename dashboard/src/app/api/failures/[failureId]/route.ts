import { readFailureOperation } from '@momento-gateway/api/failures/failure-operations';
import { readFailure } from '../../../../server/failures/read-failure.ts';
import { serve } from '../../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readFailureOperation, readFailure);
