import { CallTally, type CountedCall, type WebhookActivity } from './call-tally.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Calls with unknown ids are logged too: of those ids, the ones that were called last are kept. */
const UNKNOWN_MAX = 5_000;

/** The limit while it is not known which webhooks are registered. */
const WEBHOOKS_MAX = 100_000;

/** Counts of the calls of all webhooks. */
export interface CallTallies {
  /** Adds calls that will not be read again. */
  readonly add: (calls: readonly CountedCall[]) => void;
  /**
   * Each webhook's activity, with more calls that are counted this time only.
   *
   * @param oldest webhooks without a call since then are forgotten; ms since the epoch
   */
  readonly summarise: (
    recent: readonly CountedCall[],
    { now, oldest }: { readonly now: number; readonly oldest: number },
  ) => ReadonlyMap<string, WebhookActivity>;
  readonly clear: () => void;
  /** How much is in memory: webhooks, and numbers for their rejections. */
  readonly measure: () => { readonly webhooks: number; readonly numbers: number };
}

/** @param isRegistered called when there are too many ids */
export function createCallTallies(isRegistered: (webhookId: string) => boolean): CallTallies {
  const tallies = new Map<string, CallTally>();

  function find(webhookId: string): CallTally {
    const known = tallies.get(webhookId);
    if (known !== undefined) return known;
    const tally = new CallTally();
    tallies.set(webhookId, tally);
    return tally;
  }

  function forget(oldest: number, rejectedFrom: number): void {
    for (const [webhookId, tally] of tallies) {
      if (tally.lastAt < oldest) tallies.delete(webhookId);
      else tally.forgetRejections(rejectedFrom);
    }
  }

  function forgetUnknown(): void {
    if (tallies.size <= UNKNOWN_MAX) return;
    const unknownIds = [...tallies].filter(([webhookId]) => !isRegistered(webhookId));
    // Half of them, so that this seldom runs.
    if (unknownIds.length > UNKNOWN_MAX) forgetOldest(unknownIds, UNKNOWN_MAX / 2);
    if (tallies.size > WEBHOOKS_MAX) forgetOldest([...tallies], WEBHOOKS_MAX / 2);
  }

  function forgetOldest(entries: [string, CallTally][], left: number): void {
    entries.sort(([, one], [, other]) => one.lastAt - other.lastAt);
    for (const [webhookId] of entries.slice(0, -left)) tallies.delete(webhookId);
  }

  return {
    add(calls) {
      for (const call of calls) find(call.webhookId).add(call);
      forgetUnknown();
    },
    summarise(recent, { now, oldest }) {
      // Whole intervals only: the one in which the day began is left out.
      const rejectedFrom = now - DAY_MS;
      forget(oldest, rejectedFrom);
      const activities = new Map<string, WebhookActivity>();
      for (const [webhookId, tally] of tallies) {
        activities.set(webhookId, tally.summarise(oldest));
      }
      for (const [webhookId, activity] of tally(recent)) {
        activities.set(webhookId, join(activities.get(webhookId), activity.summarise(oldest)));
      }
      return activities;
    },
    clear: () => tallies.clear(),
    measure: () => ({
      webhooks: tallies.size,
      numbers: [...tallies.values()].reduce((sum, { size }) => sum + size, 0),
    }),
  };
}

function tally(calls: readonly CountedCall[]): ReadonlyMap<string, CallTally> {
  const tallies = new Map<string, CallTally>();
  for (const call of calls) {
    const one = tallies.get(call.webhookId) ?? new CallTally();
    tallies.set(call.webhookId, one);
    one.add(call);
  }
  return tallies;
}

function join(older: WebhookActivity | undefined, newer: WebhookActivity): WebhookActivity {
  if (older === undefined) return newer;
  return { ...older, ...newer, rejectedCount: older.rejectedCount + newer.rejectedCount };
}
