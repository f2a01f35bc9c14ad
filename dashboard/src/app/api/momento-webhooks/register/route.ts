import { registerMomentoWebhookOperation } from '../../../../api/momento-operations.ts';
import { registerMomentoWebhook } from '../../../../server/momento/register-momento-webhook.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(registerMomentoWebhookOperation, registerMomentoWebhook);
