import { listActivityOperation } from '../../../../../api/observation-operations.ts';
import { listActivity } from '../../../../../server/activity/list-activity.ts';
import { serve } from '../../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listActivityOperation, listActivity);
