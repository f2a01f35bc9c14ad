import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { listWebhooks } from '../dashboard/api-answers.ts';
import { ok, wrong } from './finding.ts';
import type { Check } from './subject.ts';

/** That EventBridge takes the detail-type of every registered webhook. */
export const checkWebhooks: Check = async ({ api }) => {
  const webhooks = await listWebhooks(api);
  const tooLong = webhooks.filter(({ detailType }) => detailType.length > DETAIL_TYPE_MAX_LENGTH);
  if (tooLong.length === 0) {
    return [ok(`Webhooks: ${webhooks.length} registered, each detail-type short enough`)];
  }
  return tooLong.map(({ webhookId, name, detailType }) =>
    wrong(
      `Webhook ${name} (${webhookId}): its detail-type has ${detailType.length} characters, EventBridge takes ${DETAIL_TYPE_MAX_LENGTH}: each event becomes a failure`,
      'Shorten the name of its cache or topic at Momento, and register it anew.',
    ),
  );
};
