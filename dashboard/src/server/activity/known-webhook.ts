/** A registered webhook, as far as the log needs to know it. */
export interface KnownWebhook {
  readonly webhookId: string;
  readonly name: string;
  readonly tenant: string;
}

/** Where webhooks are registered. */
export interface WebhookPlaces {
  /** In the tenant of the call. Asks AWS about one that is not in memory: it may be new. */
  readonly isHere: (webhookId: string) => Promise<boolean>;
  /** In any tenant: only an owner may learn of that. Asks AWS. */
  readonly isAnywhere: (webhookId: string) => Promise<boolean>;
}
