import { endPreviousSecretsOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { serve } from '../../../../../../server/http/serve.ts';
import { endPreviousSecrets } from '../../../../../../server/webhooks/end-previous-secrets.ts';

export const dynamic = 'force-dynamic';

export const DELETE = serve(endPreviousSecretsOperation, endPreviousSecrets);
