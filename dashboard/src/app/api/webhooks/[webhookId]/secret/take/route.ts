import { takeSecretOperation } from '@momento-gateway/api/momento/momento-operations';
import { serve } from '../../../../../../server/http/serve.ts';
import { takeSecret } from '../../../../../../server/momento/take-secret.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(takeSecretOperation, takeSecret);
