import { readRedriveOperation } from '@momento-gateway/api/failures/failure-operations';
import { readRedrive } from '../../../../server/failures/redrive/read-redrive.ts';
import { serve } from '../../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readRedriveOperation, readRedrive);
