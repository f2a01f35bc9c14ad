import {
  deleteWebhookOperation,
  readWebhookOperation,
  updateWebhookOperation,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { serve } from '../../../../server/http/serve.ts';
import { deleteWebhook } from '../../../../server/webhooks/delete-webhook.ts';
import { readWebhook } from '../../../../server/webhooks/read-webhook.ts';
import { updateWebhook } from '../../../../server/webhooks/update-webhook.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readWebhookOperation, readWebhook);
export const PATCH = serve(updateWebhookOperation, updateWebhook);
export const DELETE = serve(deleteWebhookOperation, deleteWebhook);
