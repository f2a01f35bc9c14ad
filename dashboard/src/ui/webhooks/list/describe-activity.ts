import type { WebhookPage } from '@momento-gateway/api/webhooks/webhook';

const DESCRIPTIONS = {
  known: '',
  loading: 'The log is still being read for their activity.',
  'not-configured': 'Set LOG_GROUP_NAME in the dashboard’s environment to see their activity.',
  unavailable: 'The log cannot be read just now: Settings says why.',
} as const satisfies Record<WebhookPage['activity']['state'], string>;

/** Why nothing is said of the webhooks' calls; empty when all is. */
export function describeActivity(activity: WebhookPage['activity'] | undefined): string {
  return activity === undefined ? '' : DESCRIPTIONS[activity.state];
}
