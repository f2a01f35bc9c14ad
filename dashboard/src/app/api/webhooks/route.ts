import {
  listWebhooksOperation,
  registerWebhookOperation,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { serve } from '../../../server/http/serve.ts';
import { listWebhooks } from '../../../server/webhooks/list-webhooks.ts';
import { registerWebhook } from '../../../server/webhooks/register-webhook.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listWebhooksOperation, listWebhooks);
export const POST = serve(registerWebhookOperation, registerWebhook);
