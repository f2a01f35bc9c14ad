import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { listAllWebhooks } from '../dashboard/connect-dashboard.ts';
import type { Check } from './doctor-target.ts';
import { ok, wrong } from './finding.ts';

/** Checks that every registered webhook can be read and that EventBridge accepts its detail-type. */
export const checkWebhooks: Check = async ({ api }) => {
  const { webhooks, unreadable } = await listAllWebhooks(api);
  const tooLong = webhooks.filter(({ detailType }) => detailType.length > DETAIL_TYPE_MAX_LENGTH);
  const unread = unreadable.map(({ webhookId, reason }) =>
    wrong(
      `Webhook ${webhookId}: its secret cannot be read (${reason})`,
      'Correct the secret, or delete the webhook in the dashboard.',
    ),
  );
  if (tooLong.length + unread.length === 0) {
    return [ok(`Webhooks: ${webhooks.length} registered, no detail-type too long`)];
  }
  const long = tooLong.map(({ webhookId, name, detailType }) =>
    wrong(
      `Webhook ${name} (${webhookId}): its detail-type has ${detailType.length} characters and EventBridge accepts ${DETAIL_TYPE_MAX_LENGTH}, so each event becomes a failure`,
      'Use a shorter cache or topic name at Momento, and register the webhook again.',
    ),
  );
  return [...unread, ...long];
};
