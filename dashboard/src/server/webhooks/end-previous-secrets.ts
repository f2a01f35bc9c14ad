import type { endPreviousSecretsOperation } from '@momento-gateway/api/webhooks/webhook-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { writeSecret } from './write-secret.ts';

/** For when one of them is known to others: from then on the present one alone is accepted. */
export const endPreviousSecrets: Verb<typeof endPreviousSecretsOperation> = async (
  dependencies,
  { params: { webhookId } },
) => {
  const changed = await writeSecret(
    dependencies,
    webhookId,
    ({ previous: _, ...secret }) => secret,
  );
  return isRefusal(changed) ? changed : undefined;
};
