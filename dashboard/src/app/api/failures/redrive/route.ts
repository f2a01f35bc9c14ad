import { redriveFailuresOperation } from '@momento-gateway/api/failures/failure-operations';
import { redriveFailures } from '../../../../server/failures/redrive/redrive-failures.ts';
import { serve } from '../../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(redriveFailuresOperation, redriveFailures);
