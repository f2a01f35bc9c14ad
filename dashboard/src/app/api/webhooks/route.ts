import {
  listWebhooksOperation,
  registerWebhookOperation,
} from '../../../api/webhook-operations.ts';
import { serve } from '../../../server/serve.ts';
import { listWebhooks } from '../../../server/webhooks/list-webhooks.ts';
import { registerWebhook } from '../../../server/webhooks/register-webhook.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listWebhooksOperation, listWebhooks);
export const POST = serve(registerWebhookOperation, registerWebhook);
