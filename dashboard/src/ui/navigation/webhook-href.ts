/** The page of a webhook. */
export function webhookHref(webhookId: string): string {
  return `/webhooks/${encodeURIComponent(webhookId)}`;
}

/** Its calls, of one outcome or of all. */
export function webhookActivityHref(webhookId: string, query: { outcome?: string } = {}): string {
  return `${webhookHref(webhookId)}?${new URLSearchParams({ tab: 'activity', ...query })}`;
}

/** The rules that can match its events. */
export function webhookRulesHref(webhookId: string): string {
  return `${webhookHref(webhookId)}?${new URLSearchParams({ tab: 'rules' })}`;
}

/** What can be changed of it. */
export function webhookSettingsHref(webhookId: string): string {
  return `${webhookHref(webhookId)}?${new URLSearchParams({ tab: 'settings' })}`;
}
