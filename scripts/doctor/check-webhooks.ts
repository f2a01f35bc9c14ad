import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { listAllWebhooks } from '../dashboard/connect-dashboard.ts';
import type { Check } from './doctor-target.ts';
import { ok, wrong } from './finding.ts';

/** Checks that EventBridge accepts the detail-type of every registered webhook. */
export const checkWebhooks: Check = async ({ api }) => {
  const webhooks = await listAllWebhooks(api);
  const tooLong = webhooks.filter(({ detailType }) => detailType.length > DETAIL_TYPE_MAX_LENGTH);
  if (tooLong.length === 0) {
    return [ok(`Webhooks: ${webhooks.length} registered, no detail-type too long`)];
  }
  return tooLong.map(({ webhookId, name, detailType }) =>
    wrong(
      `Webhook ${name} (${webhookId}): its detail-type has ${detailType.length} characters and EventBridge accepts ${DETAIL_TYPE_MAX_LENGTH}, so each event becomes a failure`,
      'Use a shorter cache or topic name at Momento, and register the webhook again.',
    ),
  );
};
