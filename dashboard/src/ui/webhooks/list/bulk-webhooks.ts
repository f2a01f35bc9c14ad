import type { BulkKind } from '../../bulk/bulk-change.ts';
import { formatCount } from '../../elements/format-count.ts';
import type { SelectedWebhook } from '../../queries/use-change-webhooks.ts';

/** Webhooks that are changed together. */
export const BULK_WEBHOOKS: BulkKind<SelectedWebhook> = {
  noun: 'webhook',
  idOf: ({ webhookId }) => webhookId,
  nameOf: ({ name }) => name,
  isEnabled: ({ enabled }) => enabled,
  isUndoable: true,
  offers: { enable: 'updateWebhook', disable: 'updateWebhook', delete: 'deleteWebhook' },
  explain: {
    enable: (count) =>
      `The gateway accepts the calls of ${formatCount(count, 'webhook')} again within ten seconds.`,
    disable: (count) =>
      `Until you enable ${count === 1 ? 'it' : 'them'} again, the gateway rejects what Momento posts to ${formatCount(count, 'webhook')}. Momento does not retry: these events are lost.`,
    delete: (count) =>
      `The ${count === 1 ? 'URL of 1 webhook stops' : `URLs of ${formatCount(count, 'webhook')} stop`} working immediately. The gateway rejects what Momento posts to ${count === 1 ? 'it' : 'them'}, and Momento does not retry. Rules and failures are kept.`,
  },
};
