import { redriveFailuresOperation } from '../../../../api/failure-operations.ts';
import { redriveFailures } from '../../../../server/redrives/redrive-failures.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(redriveFailuresOperation, redriveFailures);
