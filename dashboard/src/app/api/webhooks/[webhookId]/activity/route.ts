import { listActivityOperation } from '@momento-gateway/api/observation/observation-operations';
import { listActivity } from '../../../../../server/activity/list-activity.ts';
import { serve } from '../../../../../server/http/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listActivityOperation, listActivity);
