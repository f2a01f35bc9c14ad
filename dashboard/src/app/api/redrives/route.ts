import { startRedriveOperation } from '@momento-gateway/api/failures/failure-operations';
import { startRedrive } from '../../../server/failures/redrive/start-redrive.ts';
import { serve } from '../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(startRedriveOperation, startRedrive);
