import { rotateSecretOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { serve } from '../../../../../server/http/serve.ts';
import { rotateSecret } from '../../../../../server/webhooks/rotate-secret.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(rotateSecretOperation, rotateSecret);
