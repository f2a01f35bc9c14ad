/** A call that carried the number that Momento gave its message. */
export interface NumberedCall {
  readonly number: number;
  /** When Momento published the message, ms since the epoch; from the log, to a few ms. */
  readonly publishedAt: number;
  /** False: it arrived, and was refused. */
  readonly isAccepted: boolean;
}

/** Numbers of which no verified call came, although one of a later number did. */
export interface Gap {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  /** When the messages before and after it were published, ms since the epoch. */
  readonly after: number;
  readonly before: number;
}

export interface NumberCounts {
  seen: number;
  missing: number;
  duplicates: number;
  refused: number;
  restarts: number;
}

/** The counts of a part of the time. */
export interface NumberSpan extends Readonly<NumberCounts> {
  /** When it begins, ms since the epoch. */
  readonly at: number;
}

export const SPAN_MS = 6 * 60 * 60_000;

/** Of more gaps only the newest are kept; the counts have all of them. */
export const GAPS_MAX = 100;

/** Momento's servers stamp messages by clocks of their own: so far apart order says nothing. */
const SKEW_MS = 1_000;

/**
 * Finds the holes in the numbers of one webhook's messages. They are taken in the order in which they
 * were published: a smaller number is then a restart of the numbering, and not a late message.
 */
export class GapMeter {
  #waiting: NumberedCall[] = [];
  /** The smallest and the greatest number since the numbering last began. */
  #first: NumberedCall | undefined;
  #last: NumberedCall | undefined;
  /** Oldest first. */
  #gaps: Gap[] = [];
  readonly #spans = new Map<number, NumberCounts>();
  #missing = 0;

  /** Calls in any order; each counts once what was published before it can no longer arrive. */
  add(call: NumberedCall): void {
    this.#waiting.push(call);
  }

  /** @param until nothing that was published before it arrives any more, ms since the epoch */
  settle(until: number): void {
    const ready = this.#waiting.filter(({ publishedAt }) => publishedAt < until);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter(({ publishedAt }) => publishedAt >= until);
    ready.sort((one, other) => one.publishedAt - other.publishedAt || one.number - other.number);
    for (const call of ready) this.#take(call);
  }

  /** Forgets what was published before a time. */
  forget(oldest: number): void {
    for (const [at, { missing }] of this.#spans) {
      // They are in the order of time but for a few, which go when they are the first.
      if (at + SPAN_MS > oldest) break;
      this.#spans.delete(at);
      this.#missing -= missing;
    }
    if ((this.#gaps[0]?.before ?? oldest) >= oldest) return;
    const firstKept = this.#gaps.findIndex(({ before }) => before >= oldest);
    this.#gaps.splice(0, firstKept === -1 ? this.#gaps.length : firstKept);
  }

  get missingCount(): number {
    return this.#missing;
  }

  /** The newest gaps first, and the counts of each part of the time, oldest first. */
  read(): { readonly gaps: readonly Gap[]; readonly spans: readonly NumberSpan[] } {
    const spans = [...this.#spans].map(([at, counts]) => ({ at, ...counts }));
    return { gaps: this.#gaps.toReversed(), spans: spans.sort((one, other) => one.at - other.at) };
  }

  #take(call: NumberedCall): void {
    const { number, publishedAt, isAccepted } = call;
    const counts = this.#countsAt(publishedAt);
    counts.seen += 1;
    if (!isAccepted) counts.refused += 1;
    const first = this.#first;
    const last = this.#last;
    if (first === undefined || last === undefined) {
      this.#begin(call);
    } else if (publishedAt < last.publishedAt - SKEW_MS) {
      // So late that it was refused: the numbering has gone on, perhaps from its beginning.
      this.#fill(call);
    } else if (number > last.number) {
      this.#open(last, call);
      this.#last = call;
    } else if (publishedAt > last.publishedAt + SKEW_MS) {
      counts.restarts += 1;
      this.#begin(call);
    } else if (number < first.number) {
      this.#open(call, first);
      this.#first = call;
    } else if (!this.#fill(call)) {
      counts.duplicates += 1;
    }
  }

  #begin(call: NumberedCall): void {
    this.#first = call;
    this.#last = call;
  }

  #open(last: NumberedCall, next: NumberedCall): void {
    if (next.number === last.number + 1) return;
    const gap = {
      from: last.number + 1,
      to: next.number - 1,
      after: last.publishedAt,
      before: next.publishedAt,
    };
    this.#gaps.push(gap);
    if (this.#gaps.length > GAPS_MAX) this.#gaps.shift();
    this.#countMissing(gap, gap.to - gap.from + 1);
  }

  /** @returns whether the number was missing. */
  #fill({ number, publishedAt }: NumberedCall): boolean {
    const place = this.#gaps.findLastIndex(
      ({ from, to, after, before }) =>
        from <= number &&
        number <= to &&
        after - SKEW_MS <= publishedAt &&
        publishedAt <= before + SKEW_MS,
    );
    const gap = this.#gaps[place];
    if (gap === undefined) return false;
    const rest = [
      { ...gap, to: number - 1 },
      { ...gap, from: number + 1 },
    ].filter(({ from, to }) => from <= to);
    this.#gaps.splice(place, 1, ...rest);
    this.#countMissing(gap, -1);
    return true;
  }

  #countMissing({ before }: Gap, count: number): void {
    this.#countsAt(before).missing += count;
    this.#missing += count;
  }

  #countsAt(time: number): NumberCounts {
    const at = time - (time % SPAN_MS);
    const known = this.#spans.get(at);
    if (known !== undefined) return known;
    const counts = { seen: 0, missing: 0, duplicates: 0, refused: 0, restarts: 0 };
    this.#spans.set(at, counts);
    return counts;
  }
}
