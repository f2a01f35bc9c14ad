import { randomBytes } from 'node:crypto';
import { CallRefused } from './call-refused.ts';

export interface StoredWebhook {
  readonly cache: string;
  readonly name: string;
  readonly topic: string;
  readonly url: string;
  readonly signingSecret: string;
}

/** The webhooks of one Momento account, by cache. All functions throw `CallRefused`. */
export interface WebhookStore {
  /** Creates a webhook, or changes one, which keeps its signing secret. */
  readonly put: (webhook: Omit<StoredWebhook, 'signingSecret'>) => StoredWebhook;
  readonly list: (cache: string) => readonly StoredWebhook[];
  readonly get: (cache: string, name: string) => StoredWebhook;
  /** The old signing secret is invalid at once. */
  readonly rotate: (cache: string, name: string) => StoredWebhook;
  readonly remove: (cache: string, name: string) => void;
}

export function createWebhookStore(
  cacheNames: readonly string[],
  webhooksPerCache: number,
): WebhookStore {
  const caches = new Map(cacheNames.map((name) => [name, new Map<string, StoredWebhook>()]));

  function findCache(cache: string): Map<string, StoredWebhook> {
    requireText(cache, 'cache name');
    const found = caches.get(cache);
    if (found === undefined) throw new CallRefused('NOT_FOUND', 'Cache not found');
    return found;
  }

  function find(cache: string, name: string): StoredWebhook {
    const webhook = findCache(cache).get(name);
    if (webhook === undefined) throw new CallRefused('NOT_FOUND', 'Webhook not found');
    return webhook;
  }

  function save(webhook: StoredWebhook): StoredWebhook {
    findCache(webhook.cache).set(webhook.name, webhook);
    return webhook;
  }

  return {
    put: (webhook) => {
      const webhooks = findCache(webhook.cache);
      requireText(webhook.name, 'webhook name');
      requireText(webhook.topic, 'topic name');
      if (!URL.canParse(webhook.url)) {
        throw new CallRefused('INVALID_ARGUMENT', 'Invalid destination');
      }
      const signingSecret = webhooks.get(webhook.name)?.signingSecret;
      if (signingSecret === undefined && webhooks.size >= webhooksPerCache) {
        throw new CallRefused('RESOURCE_EXHAUSTED', 'Webhooks per cache exceeded');
      }
      return save({ ...webhook, signingSecret: signingSecret ?? makeSigningSecret() });
    },
    list: (cache) => [...findCache(cache).values()],
    get: find,
    rotate: (cache, name) => save({ ...find(cache, name), signingSecret: makeSigningSecret() }),
    remove: (cache, name) => {
      findCache(cache).delete(name);
    },
  };
}

function requireText(text: string, what: string): void {
  if (text === '') throw new CallRefused('INVALID_ARGUMENT', `Missing ${what}`);
}

function makeSigningSecret(): string {
  return randomBytes(24).toString('base64url');
}
