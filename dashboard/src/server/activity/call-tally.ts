import type { CallOutcome } from '@momento-gateway/api/observation/activity';
import { FRESHNESS_WINDOW_MS } from '@momento-gateway/shared/freshness-window';
import { GapMeter, type NumberedCall } from './gap-meter.ts';

/** Rejections are counted by intervals of this length. */
const INTERVAL_MS = 5 * 60_000;

/** The gateway accepts no older event, and answers within seconds. */
const ARRIVES_WITHIN_MS = FRESHNESS_WINDOW_MS + 6_000;

/** So many numbered calls wait before they are looked at, to look at many at a time. */
const NUMBERED_AT_ONCE = 256;

/** The parts of a gateway call that are counted. */
export interface CountedCall {
  readonly webhookId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly outcome: CallOutcome;
  /** Undefined when the call had no right signature. */
  readonly numbered?: Pick<NumberedCall, 'number' | 'publishedAt'> | undefined;
}

/** What the log says of one webhook. Times: ms since the epoch. */
export interface WebhookActivity {
  readonly lastOutcome: CallOutcome;
  /** The newest call whose event was authentic: on the bus, in a queue, or lost. */
  readonly lastEventAt?: number;
  readonly rejectedCount: number;
  /** Messages that Momento numbered and of which no verified call came, of the last seven days. */
  readonly missingCount: number;
}

/**
 * Counts the calls of one webhook in little memory: it keeps no calls, only the times of the newest
 * ones and a count of rejections for each interval of the last day.
 */
export class CallTally {
  #lastAt = 0;
  #lastOutcome: CallOutcome = 'rejected';
  #lastEventAt: number | undefined;
  /** Starts of intervals, oldest first, and how many rejections each had. */
  readonly #intervals: number[] = [];
  readonly #counts: number[] = [];
  #rejectedCount = 0;
  #numberedCount = 0;
  readonly gaps = new GapMeter();

  get lastAt(): number {
    return this.#lastAt;
  }

  /** How many numbers are kept for rejections. */
  get size(): number {
    return this.#intervals.length;
  }

  /** @param call at most some minutes older than the calls that were added before */
  add({ at, outcome, numbered }: CountedCall): void {
    if (at >= this.#lastAt) {
      this.#lastAt = at;
      this.#lastOutcome = outcome;
    }
    if (isAuthentic(outcome)) this.#lastEventAt = Math.max(at, this.#lastEventAt ?? 0);
    if (outcome === 'rejected') this.#countRejection(at - (at % INTERVAL_MS));
    if (numbered === undefined) return;
    const publishedAt = Math.min(numbered.publishedAt, at + FRESHNESS_WINDOW_MS);
    this.gaps.add({ number: numbered.number, publishedAt, isAccepted: outcome !== 'rejected' });
    this.#numberedCount += 1;
    if (this.#numberedCount % NUMBERED_AT_ONCE === 0) this.settleGaps(at);
  }

  /** Forgets rejections of intervals that began before a time. */
  forgetRejections(before: number): void {
    let gone = 0;
    for (; (this.#intervals[gone] ?? Number.POSITIVE_INFINITY) < before; gone += 1) {
      this.#rejectedCount -= this.#counts[gone] ?? 0;
    }
    if (gone === 0) return;
    this.#intervals.splice(0, gone);
    this.#counts.splice(0, gone);
  }

  /** @param at no call that is added from now on is older, ms since the epoch */
  settleGaps(at: number): void {
    this.gaps.settle(at - ARRIVES_WITHIN_MS);
  }

  /** @param oldest leaves out what is older, ms since the epoch */
  summarise(oldest: number): WebhookActivity {
    const lastEventAt = this.#lastEventAt ?? Number.NEGATIVE_INFINITY;
    const told = {
      lastOutcome: this.#lastOutcome,
      rejectedCount: this.#rejectedCount,
      missingCount: this.gaps.missingCount,
    };
    return lastEventAt < oldest ? told : { ...told, lastEventAt };
  }

  #countRejection(interval: number): void {
    this.#rejectedCount += 1;
    let place = this.#intervals.length - 1;
    while (place >= 0 && (this.#intervals[place] ?? 0) > interval) place -= 1;
    if (this.#intervals[place] === interval) {
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      return;
    }
    this.#intervals.splice(place + 1, 0, interval);
    this.#counts.splice(place + 1, 0, 1);
  }
}

function isAuthentic(outcome: CallOutcome): boolean {
  switch (outcome) {
    case 'published':
    case 'parked':
    case 'lost':
      return true;
    case 'rejected':
    case 'unavailable':
      return false;
  }
}
