import type { endPreviousSecretsOperation } from '../../api/webhook-operations.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
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
