import type { BaseContext } from '../base-context.ts';
import type { Starter } from '../callers/name-starter.ts';
import type { TenantGate } from '../tenant-gate.ts';
import type { StoredWebhook } from './stored-webhook.ts';

/** After this the list is loaded again in the background, and the answer comes from memory. */
const FRESH_MS = 30_000;

/** After this the list in memory is too old to be answered: callers wait for a new one. */
const OLD_MS = 5 * 60_000;

/** How long our own writes override what Secrets Manager lists, which may lag by minutes. */
const OWN_WRITES_MS = 5 * 60_000;

/** A webhook whose secret exists but cannot be read. */
export interface UnreadableWebhook {
  readonly webhookId: string;
  /** For people, in one sentence. */
  readonly reason: string;
  /** As the description says, where there is one. */
  readonly tenant?: string | undefined;
}

export interface LoadedWebhooks {
  readonly webhooks: readonly StoredWebhook[];
  readonly unreadable: readonly UnreadableWebhook[];
  /** When AWS last changed each listed webhook, ms since the epoch; 0 when unknown. */
  readonly changedAt: ReadonlyMap<string, number>;
}

/** All webhooks, in memory: listing and searching costs no call to AWS. */
export interface WebhookIndex {
  /**
   * Newest first. Waits for Secrets Manager the first time, after minutes without a call, and after
   * an error; throws AWS's errors.
   */
  readonly list: () => Promise<readonly StoredWebhook[]>;
  /** What is in memory; empty before the first list. */
  readonly held: () => readonly StoredWebhook[];
  /** Whether `held` has it; always true before the first list. */
  readonly has: (webhookId: string) => boolean;
  /** Webhooks that `list` leaves out because their secrets could not be read. */
  readonly unreadable: () => readonly UnreadableWebhook[];
  /**
   * Stores what was just written to Secrets Manager or read from it.
   *
   * @param changedAt when AWS last changed it, by AWS's clock: shows whether a list is newer
   */
  readonly put: (webhook: StoredWebhook, changedAt?: number) => void;
  /** Adds when AWS made the change that was just put. */
  readonly confirm: (webhookId: string, changedAt: number) => void;
  /** Removes a webhook that Secrets Manager no longer has. */
  readonly remove: (webhookId: string) => void;
}

/** What work on webhooks needs. */
export interface WebhooksContext extends BaseContext {
  readonly webhooks: WebhookIndex;
  readonly gate: TenantGate;
  /**
   * Begins to publish the held calls of a webhook that its signing secrets verify now. Never rejects.
   *
   * @returns the redrive that does it; none when no call is held, or that cannot be told.
   */
  readonly publishHeld: (
    webhookId: string,
    starter: Starter,
  ) => Promise<{ readonly redriveId?: string }>;
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

  /** An error is thrown to the next caller; this one is answered from memory. */
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
 * Whether a list is newer than a write of ours: it includes the write, or a later change of others,
 * or it no longer has a webhook that an earlier list had.
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
