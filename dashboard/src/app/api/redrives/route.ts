import { startRedriveOperation } from '../../../api/failure-operations.ts';
import { startRedrive } from '../../../server/redrives/start-redrive.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(startRedriveOperation, startRedrive);
