import { listMomentoWebhooksOperation } from '../../../../api/momento-operations.ts';
import { listMomentoWebhooks } from '../../../../server/momento/list-momento-webhooks.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(listMomentoWebhooksOperation, listMomentoWebhooks);
