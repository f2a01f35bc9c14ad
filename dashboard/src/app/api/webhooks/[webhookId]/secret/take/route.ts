import { takeSecretOperation } from '../../../../../../api/momento-operations.ts';
import { takeSecret } from '../../../../../../server/momento/take-secret.ts';
import { serve } from '../../../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(takeSecretOperation, takeSecret);
