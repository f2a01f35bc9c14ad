import { REGISTRATION, registerWebhook } from '../webhook-calls.ts';
import type { Change } from './change.ts';
import { readWebhooks } from './read-state.ts';

const prepare: Change['prepare'] = async ({ api }) => (await registerWebhook(api)).webhookId;

/** What changes webhooks, with a signing secret that is pasted. */
export const WEBHOOK_CHANGES: readonly Change[] = [
  {
    name: 'registering a webhook',
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/webhooks', REGISTRATION),
    read: readWebhooks,
  },
  {
    name: 'changing a webhook',
    prepare,
    run: ({ api }, webhookId) =>
      api.call('PATCH', `/api/webhooks/${webhookId}`, { name: 'Renamed', enabled: false }),
    read: readWebhooks,
  },
  {
    name: 'storing another signing secret',
    prepare,
    run: ({ api }, webhookId) => {
      const body = { signingSecret: 'another-signing-secret', overlapMinutes: 60 };
      return api.call('POST', `/api/webhooks/${webhookId}/secret`, body);
    },
    read: readWebhooks,
  },
  {
    name: 'deleting a webhook',
    prepare,
    run: ({ api }, webhookId) => api.call('DELETE', `/api/webhooks/${webhookId}`),
    read: readWebhooks,
  },
];
