import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { writeSecret } from './write-secret.ts';

/** For when one of them is known to others: from then on the present one alone is accepted. */
export const endPreviousSecrets: Handler<'endPreviousSecrets'> = async (
  context,
  { params: { webhookId } },
) => {
  const changed = await writeSecret(context, webhookId, ({ previous: _, ...secret }) => secret);
  return isRefusal(changed) ? changed : undefined;
};
