import type { StoredWebhook } from './stored-webhook.ts';

/** After this the list is loaded anew, behind the answer that is given from memory. */
const FRESH_MS = 30_000;

/** Nobody has asked for so long that the memory tells of another time: the answer is waited for. */
const OLD_MS = 5 * 60_000;

/** For so long our own writes are put over what Secrets Manager lists, which may lag by minutes. */
const OWN_WRITES_MS = 5 * 60_000;

/** All webhooks, in memory: listing and searching costs no call to AWS. */
export interface WebhookIndex {
  /**
   * Newest first. Waits for Secrets Manager the first time, after minutes without a call, and once
   * it has failed: what it throws then is thrown.
   */
  readonly list: () => Promise<readonly StoredWebhook[]>;
  /** What was last listed, whatever happened since; empty before that. */
  readonly held: () => readonly StoredWebhook[];
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
  let hasFailed = false;

  async function reload(): Promise<StoredWebhook[]> {
    const at = now();
    const webhooks = await load();
    for (const [webhookId, write] of ownWrites) {
      if (write.at < at - OWN_WRITES_MS) ownWrites.delete(webhookId);
    }
    loaded = { at, webhooks };
    hasFailed = false;
    sorted = undefined;
    return webhooks;
  }

  function refresh(): Promise<StoredWebhook[]> {
    loading ??= reload().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  /** What is held was true a moment ago; whoever asks next is told what went wrong. */
  function refreshBehind(): void {
    refresh().catch(() => {
      hasFailed = true;
    });
  }

  function readHeld(): readonly StoredWebhook[] {
    sorted ??= sortWebhooks(loaded?.webhooks ?? [], ownWrites);
    return sorted;
  }

  function write(webhookId: string, webhook: StoredWebhook | undefined): void {
    ownWrites.set(webhookId, { at: now(), webhook });
    sorted = undefined;
  }

  return {
    async list() {
      const ageMs = loaded === undefined ? Number.POSITIVE_INFINITY : now() - loaded.at;
      if (ageMs > OLD_MS || hasFailed) await refresh();
      else if (ageMs > FRESH_MS) refreshBehind();
      return readHeld();
    },
    held: readHeld,
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
