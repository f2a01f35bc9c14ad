import type { CallOutcome } from '@momento-gateway/api/observation/activity';

/** Rejections are counted by such stretches of time: more exact they are not told. */
const STRETCH_MS = 5 * 60_000;

/** One call of the gateway, as much of it as is counted. */
export interface CountedCall {
  readonly webhookId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly outcome: CallOutcome;
}

/** What the log says of one webhook. Times: ms since the epoch. */
export interface WebhookActivity {
  readonly lastOutcome: CallOutcome;
  /** The newest call whose event was authentic: on the bus, in a queue, or lost. */
  readonly lastEventAt?: number;
  readonly rejectedCount: number;
}

/**
 * What there is to say of one webhook's calls, however many there are: no call is kept, only the
 * newest ones' times and a count of rejections for each stretch of the last day.
 */
export class CallTally {
  #lastAt = 0;
  #lastOutcome: CallOutcome = 'rejected';
  #lastEventAt: number | undefined;
  /** Starts of stretches in order of time, and how many rejections each had. */
  readonly #stretches: number[] = [];
  readonly #counts: number[] = [];
  #rejectedCount = 0;

  get lastAt(): number {
    return this.#lastAt;
  }

  /** As many numbers as are kept for rejections. */
  get size(): number {
    return this.#stretches.length;
  }

  /** @param call not older than any that was added before, but for some minutes */
  add({ at, outcome }: CountedCall): void {
    if (at >= this.#lastAt) {
      this.#lastAt = at;
      this.#lastOutcome = outcome;
    }
    if (isAuthentic(outcome)) this.#lastEventAt = Math.max(at, this.#lastEventAt ?? 0);
    if (outcome === 'rejected') this.#countRejection(at - (at % STRETCH_MS));
  }

  /** Forgets rejections of stretches that began before a time. */
  forgetRejections(before: number): void {
    let gone = 0;
    for (; (this.#stretches[gone] ?? Number.POSITIVE_INFINITY) < before; gone += 1) {
      this.#rejectedCount -= this.#counts[gone] ?? 0;
    }
    if (gone === 0) return;
    this.#stretches.splice(0, gone);
    this.#counts.splice(0, gone);
  }

  /** @param oldest what is older than this is not told */
  summarise(oldest: number): WebhookActivity {
    const lastEventAt = this.#lastEventAt ?? Number.NEGATIVE_INFINITY;
    const told = { lastOutcome: this.#lastOutcome, rejectedCount: this.#rejectedCount };
    return lastEventAt < oldest ? told : { ...told, lastEventAt };
  }

  #countRejection(stretch: number): void {
    this.#rejectedCount += 1;
    let place = this.#stretches.length - 1;
    while (place >= 0 && (this.#stretches[place] ?? 0) > stretch) place -= 1;
    if (this.#stretches[place] === stretch) {
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      return;
    }
    this.#stretches.splice(place + 1, 0, stretch);
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
