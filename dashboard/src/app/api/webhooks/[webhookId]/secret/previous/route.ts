import { endPreviousSecretsOperation } from '../../../../../../api/webhook-operations.ts';
import { serve } from '../../../../../../server/serve.ts';
import { endPreviousSecrets } from '../../../../../../server/webhooks/end-previous-secrets.ts';

export const dynamic = 'force-dynamic';

export const DELETE = serve(endPreviousSecretsOperation, endPreviousSecrets);
