import { useRules } from '../queries/use-rules.ts';
import { useWebhookPage } from '../queries/use-webhooks.ts';

/** Slower than on their own pages: what changes here within seconds is the count of failures. */
const POLL_MS = 60_000;

/** What the parts of the overview show of the webhooks: how many, and the last one with an event. */
export function useOverviewWebhooks() {
  return useWebhookPage({ search: '', sort: 'last-event', limit: 1 }, POLL_MS);
}

export function useOverviewRules() {
  return useRules(POLL_MS);
}
