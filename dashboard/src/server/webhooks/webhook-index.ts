import type { BaseContext } from '../base-context.ts';
import type { StoredWebhook } from './stored-webhook.ts';

/** After this the list is loaded again, behind the answer that is given from memory. */
const FRESH_MS = 30_000;

/** Nobody has asked for so long that the memory tells of another time: the answer is waited for. */
const OLD_MS = 5 * 60_000;

/** For so long our own writes are put over what Secrets Manager lists, which may lag by minutes. */
const OWN_WRITES_MS = 5 * 60_000;

/** One that is there, but what it is cannot be said, or only what it was. */
export interface UnreadableWebhook {
  readonly webhookId: string;
  /** For people, in one sentence. */
  readonly reason: string;
}

export interface LoadedWebhooks {
  readonly webhooks: readonly StoredWebhook[];
  readonly unreadable: readonly UnreadableWebhook[];
  /** Of every webhook that was listed: when AWS last changed it, ms since the epoch, 0 if unknown. */
  readonly changedAt: ReadonlyMap<string, number>;
}

/** All webhooks, in memory: listing and searching costs no call to AWS. */
export interface WebhookIndex {
  /**
   * Newest first. Waits for Secrets Manager the first time, after minutes without a call, and once
   * it has failed: what it throws then is thrown.
   */
  readonly list: () => Promise<readonly StoredWebhook[]>;
  /** What was last listed, whatever happened since; empty before that. */
  readonly held: () => readonly StoredWebhook[];
  /** Whether `held` has it; true of all before anything was listed. */
  readonly has: (webhookId: string) => boolean;
  /** Webhooks that the list of `list` does not have because their secrets could not be read. */
  readonly unreadable: () => readonly UnreadableWebhook[];
  /**
   * Notes what was just written or read from Secrets Manager itself.
   *
   * @param changedAt when AWS last changed it, by its own clock: tells whether a list is newer
   */
  readonly put: (webhook: StoredWebhook, changedAt?: number) => void;
  /** Says when AWS made the change that was just put. */
  readonly confirm: (webhookId: string, changedAt: number) => void;
  /** Notes that Secrets Manager has it no more, whoever deleted it. */
  readonly remove: (webhookId: string) => void;
}

/** What work on webhooks needs. */
export interface WebhooksContext extends BaseContext {
  readonly webhooks: WebhookIndex;
}

interface OwnWrite {
  readonly at: number;
  readonly webhook: StoredWebhook | undefined;
  readonly changedAt: number | undefined;
}

export function createWebhookIndex(
  load: () => Promise<LoadedWebhooks>,
  now: () => number,
): WebhookIndex {
  const ownWrites = new Map<string, OwnWrite>();
  let loaded: { at: number; webhooks: LoadedWebhooks } | undefined;
  let loading: Promise<void> | undefined;
  let sorted: readonly StoredWebhook[] | undefined;
  let ids: { of: readonly StoredWebhook[]; ids: ReadonlySet<string> } | undefined;
  let hasFailed = false;

  async function reload(): Promise<void> {
    const at = now();
    const webhooks = await load();
    for (const [webhookId, write] of ownWrites) {
      const wasListed = loaded?.webhooks.changedAt.has(webhookId) ?? false;
      const isOld = write.at < at - OWN_WRITES_MS;
      if (isOld || isOutdone(write, webhooks.changedAt.get(webhookId), wasListed)) {
        ownWrites.delete(webhookId);
      }
    }
    loaded = { at, webhooks };
    hasFailed = false;
    sorted = undefined;
  }

  function refresh(): Promise<void> {
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
    sorted ??= sortWebhooks(loaded?.webhooks.webhooks ?? [], ownWrites);
    return sorted;
  }

  function readIds(): ReadonlySet<string> {
    const held = readHeld();
    if (ids?.of !== held) ids = { of: held, ids: new Set(held.map((one) => one.webhookId)) };
    return ids.ids;
  }

  function write(webhookId: string, webhook: StoredWebhook | undefined, changedAt?: number): void {
    ownWrites.set(webhookId, { at: now(), webhook, changedAt });
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
    has: (webhookId) => loaded === undefined || readIds().has(webhookId),
    unreadable: () =>
      (loaded?.webhooks.unreadable ?? []).filter(({ webhookId }) => !ownWrites.has(webhookId)),
    put: (webhook, changedAt) => write(webhook.webhookId, webhook, changedAt),
    confirm(webhookId, changedAt) {
      const own = ownWrites.get(webhookId);
      if (own?.webhook !== undefined) ownWrites.set(webhookId, { ...own, changedAt });
    },
    remove: (webhookId) => write(webhookId, undefined),
  };
}

/**
 * Whether a list tells more than what was noted here: it has caught up with it, or others changed
 * the webhook since, or deleted it, which a list says that had it before and has it no more.
 */
function isOutdone(
  { webhook, changedAt }: OwnWrite,
  listedChangedAt: number | undefined,
  wasListed: boolean,
): boolean {
  if (webhook === undefined) return false;
  if (listedChangedAt === undefined) return wasListed;
  return changedAt !== undefined && listedChangedAt >= changedAt;
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
