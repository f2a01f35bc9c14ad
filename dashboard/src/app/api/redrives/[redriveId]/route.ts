import { readRedriveOperation } from '../../../../api/failure-operations.ts';
import { readRedrive } from '../../../../server/redrives/read-redrive.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readRedriveOperation, readRedrive);
