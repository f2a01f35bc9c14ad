/** The webhooks of fuzzed calls, as the tests register them. */
export const FUZZED_WEBHOOKS = {
  plain: {
    webhookId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    cache: 'shop',
    topic: 'orders',
    v: 1,
    tenant: 'default',
    signingSecret: 'signing-secret-of-the-plain-webhook',
    parseText: false,
  },
  parsing: {
    webhookId: '11111111-2222-4333-8444-555555555555',
    cache: 'shop',
    topic: 'orders',
    v: 2,
    tenant: 'team-a',
    signingSecret: 'signing-secret-of-the-parsing-webhook',
    parseText: true,
  },
  other: {
    webhookId: '22222222-2222-4333-8444-555555555555',
    cache: 'victim',
    topic: 'payments',
    v: 2,
    tenant: 'team-b',
    signingSecret: 'signing-secret-of-the-other-webhook',
    parseText: false,
  },
} as const;

export type FuzzedWebhook = (typeof FUZZED_WEBHOOKS)[keyof typeof FUZZED_WEBHOOKS];

export const NAMES = Object.keys(FUZZED_WEBHOOKS) as (keyof typeof FUZZED_WEBHOOKS)[];
