import { sendTestEventOperation } from '../../../../../api/webhook-operations.ts';
import { serve } from '../../../../../server/serve.ts';
import { sendTestEvent } from '../../../../../server/webhooks/send-test-event.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(sendTestEventOperation, sendTestEvent);
