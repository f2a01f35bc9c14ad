import type { StoredWebhook } from './stored-webhook.ts';

/** After this the list is loaded anew, behind the answer that is given from memory. */
const FRESH_MS = 30_000;

/** For so long our own writes are put over what Secrets Manager lists, which may lag by minutes. */
const OWN_WRITES_MS = 5 * 60_000;

/** All webhooks, in memory: listing and searching costs no call to AWS. */
export interface WebhookIndex {
  /** Newest first. Waits for Secrets Manager only the first time. */
  readonly list: () => Promise<readonly StoredWebhook[]>;
  /** Notes what was just written or read from Secrets Manager itself. */
  readonly put: (webhook: StoredWebhook) => void;
  readonly remove: (webhookId: string) => void;
}

interface OwnWrite {
  readonly at: number;
  readonly webhook: StoredWebhook | undefined;
}

export function createWebhookIndex(
  load: () => Promise<StoredWebhook[]>,
  now: () => number,
): WebhookIndex {
  const ownWrites = new Map<string, OwnWrite>();
  let loaded: { at: number; webhooks: StoredWebhook[] } | undefined;
  let loading: Promise<StoredWebhook[]> | undefined;
  let sorted: readonly StoredWebhook[] | undefined;

  async function reload(): Promise<StoredWebhook[]> {
    const at = now();
    const webhooks = await load();
    for (const [webhookId, write] of ownWrites) {
      if (write.at < at - OWN_WRITES_MS) ownWrites.delete(webhookId);
    }
    loaded = { at, webhooks };
    sorted = undefined;
    return webhooks;
  }

  function refresh(): Promise<StoredWebhook[]> {
    loading ??= reload().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  function write(webhookId: string, webhook: StoredWebhook | undefined): void {
    ownWrites.set(webhookId, { at: now(), webhook });
    sorted = undefined;
  }

  return {
    async list() {
      if (loaded === undefined) await refresh();
      // What is shown is old but true a moment ago: a failed refresh is tried again by the next call.
      else if (now() - loaded.at > FRESH_MS) refresh().catch(() => {});
      sorted ??= sortWebhooks(loaded?.webhooks ?? [], ownWrites);
      return sorted;
    },
    put: (webhook) => write(webhook.webhookId, webhook),
    remove: (webhookId) => write(webhookId, undefined),
  };
}

function sortWebhooks(
  webhooks: readonly StoredWebhook[],
  ownWrites: ReadonlyMap<string, OwnWrite>,
): readonly StoredWebhook[] {
  const byId = new Map(webhooks.map((webhook) => [webhook.webhookId, webhook]));
  for (const [webhookId, { webhook }] of ownWrites) {
    if (webhook === undefined) byId.delete(webhookId);
    else byId.set(webhookId, webhook);
  }
  return [...byId.values()].sort(compareWebhooks);
}

type Place = Pick<StoredWebhook, 'createdAt' | 'webhookId'>;

/** Newest first; the id decides between webhooks of the same millisecond. */
function compareWebhooks(left: Place, right: Place): number {
  if (left.createdAt !== right.createdAt) return right.createdAt - left.createdAt;
  if (left.webhookId === right.webhookId) return 0;
  return left.webhookId < right.webhookId ? -1 : 1;
}
