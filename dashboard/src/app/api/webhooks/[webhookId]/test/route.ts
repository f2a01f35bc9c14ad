import { sendTestEventOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { serve } from '../../../../../server/http/serve.ts';
import { sendTestEvent } from '../../../../../server/webhooks/send-test-event.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(sendTestEventOperation, sendTestEvent);
