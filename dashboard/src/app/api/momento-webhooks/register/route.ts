import { registerMomentoWebhookOperation } from '@momento-gateway/api/momento/momento-operations';
import { serve } from '../../../../server/http/serve.ts';
import { registerMomentoWebhook } from '../../../../server/momento/register-momento-webhook.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(registerMomentoWebhookOperation, registerMomentoWebhook);
