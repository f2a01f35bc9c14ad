/** Path under which the gateway receives a webhook's calls. */
export function webhookPath(webhookId: string): string {
  return `/webhooks/${webhookId}`;
}

/** The address to paste into Momento; `functionUrl` with or without its trailing slash. */
export function webhookUrl(functionUrl: string, webhookId: string): string {
  return functionUrl.replace(/\/+$/, '') + webhookPath(webhookId);
}
