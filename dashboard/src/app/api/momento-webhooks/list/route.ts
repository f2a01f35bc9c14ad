import { listMomentoWebhooksOperation } from '@momento-gateway/api/momento/momento-operations';
import { serve } from '../../../../server/http/serve.ts';
import { listMomentoWebhooks } from '../../../../server/momento/list-momento-webhooks.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(listMomentoWebhooksOperation, listMomentoWebhooks);
