import { withQuery } from './hrefs.ts';

const HELD_CALLS_HREF = '/failures/held';

/** The dialog that stores a new signing secret. */
export function newSecretHref(webhookId: string): string {
  return withQuery(`/webhooks/${encodeURIComponent(webhookId)}`, {
    tab: 'settings',
    dialog: 'secret',
  });
}

/** The held calls of a webhook. */
export function heldCallsOfHref(webhookId: string): string {
  return withQuery(HELD_CALLS_HREF, { search: webhookId });
}

/** The list of held calls with one of them open. */
export function heldCallHref(id: string): string {
  return withQuery(HELD_CALLS_HREF, { call: id });
}
