import { CallTally, type CountedCall, type WebhookActivity } from './call-tally.ts';
import type { GapMeter } from './gap-meter.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Calls with unknown ids are logged too: of those ids, the ones that were called last are kept. */
const UNKNOWN_MAX = 5_000;

/** The limit while it is not known which webhooks are registered. */
const WEBHOOKS_MAX = 100_000;

/** ms since the epoch. */
interface SummaryTimes {
  readonly now: number;
  /** Webhooks without a call since then are forgotten. */
  readonly oldest: number;
  /** No call that is added later is older. */
  readonly settledTo: number;
}

/** Counts of the calls of all webhooks. */
export interface CallTallies {
  /** Adds calls that will not be read again. */
  readonly add: (calls: readonly CountedCall[]) => void;
  /**
   * Each webhook's activity, with more calls that are counted this time only.
   */
  readonly summarise: (
    recent: readonly CountedCall[],
    times: SummaryTimes,
  ) => ReadonlyMap<string, WebhookActivity>;
  /** What the numbers of a webhook's messages say; undefined without a call. */
  readonly readNumbers: (webhookId: string) => ReturnType<GapMeter['read']> | undefined;
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
      else {
        tally.forgetRejections(rejectedFrom);
        tally.gaps.forget(oldest);
      }
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
    summarise(recent, { now, oldest, settledTo }) {
      // Whole intervals only: the one in which the day began is left out.
      const rejectedFrom = now - DAY_MS;
      forget(oldest, rejectedFrom);
      const activities = new Map<string, WebhookActivity>();
      for (const [webhookId, tally] of tallies) {
        tally.settleGaps(settledTo);
        activities.set(webhookId, tally.summarise(oldest));
      }
      for (const [webhookId, activity] of tally(recent)) {
        activities.set(webhookId, join(activities.get(webhookId), activity.summarise(oldest)));
      }
      return activities;
    },
    readNumbers: (webhookId) => tallies.get(webhookId)?.gaps.read(),
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
  return {
    ...older,
    ...newer,
    rejectedCount: older.rejectedCount + newer.rejectedCount,
    missingCount: older.missingCount,
  };
}
