/** The page of a webhook. */
export function webhookHref(webhookId: string): string {
  return `/webhooks/${encodeURIComponent(webhookId)}`;
}
