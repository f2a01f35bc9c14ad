import { rotateSecretOperation } from '../../../../../api/webhook-operations.ts';
import { serve } from '../../../../../server/serve.ts';
import { rotateSecret } from '../../../../../server/webhooks/rotate-secret.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(rotateSecretOperation, rotateSecret);
