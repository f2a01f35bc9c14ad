import { pickBetween, type Random } from '../random.ts';

/** `late`: arrives so long after it was published that it is refused. */
type Fate = 'arrives' | 'arrives twice' | 'late' | 'lost';

/** A message with the number that Momento gives it. */
export interface NumberedMessage {
  readonly number: number;
  /** ms after the first message. */
  readonly publishedAfterMs: number;
  readonly fate: Fate;
}

const NUMBERINGS = 3;
const MESSAGES = 36;
const PAUSE_MS = [150, 350] as const;
/** More than clocks of Momento's servers may differ. */
const BETWEEN_NUMBERINGS_MS = 2_000;
const FIRST_NUMBERING_FROM = 500;

/** Longer than from the first message of a plan to its last. */
export const PLAN_MS = NUMBERINGS * (MESSAGES * PAUSE_MS[1] + BETWEEN_NUMBERINGS_MS);

/** Out of a hundred messages; the rest arrives once. */
const SHARES: readonly (readonly [Fate, number])[] = [
  ['lost', 20],
  ['late', 5],
  ['arrives twice', 10],
];

/**
 * Messages in the order in which they are published, in numberings that each begin again. The first
 * and the last of each arrive: what is lost before or after them leaves no gap.
 */
export function planNumbers(random: Random): readonly NumberedMessage[] {
  let publishedAfterMs = 0;
  return Array.from({ length: NUMBERINGS }, (_, numbering) => {
    const first = numbering === 0 ? FIRST_NUMBERING_FROM : 1;
    if (numbering > 0) publishedAfterMs += BETWEEN_NUMBERINGS_MS;
    return Array.from({ length: MESSAGES }, (_, place): NumberedMessage => {
      publishedAfterMs += Math.round(pickBetween(random, ...PAUSE_MS));
      const isEnd = place === 0 || place === MESSAGES - 1;
      const fate = isEnd ? 'arrives' : chooseFate(random());
      return { number: first + place, publishedAfterMs, fate };
    });
  }).flat();
}

function chooseFate(chance: number): Fate {
  let left = chance * 100;
  for (const [fate, share] of SHARES) {
    left -= share;
    if (left < 0) return fate;
  }
  return 'arrives';
}

/** What `GET /api/webhooks/{webhookId}/gaps` has to answer, besides times. */
export interface KnownGaps {
  readonly seenCount: number;
  readonly missingCount: number;
  readonly refusedCount: number;
  readonly duplicateCount: number;
  readonly restartCount: number;
  /** In the order of publishing. */
  readonly missing: readonly number[];
}

export function countGaps(messages: readonly NumberedMessage[]): KnownGaps {
  const count = (fate: Fate) => messages.filter((one) => one.fate === fate).length;
  const missing = messages.filter(({ fate }) => fate === 'lost').map(({ number }) => number);
  return {
    seenCount: messages.length - count('lost') + count('arrives twice'),
    missingCount: missing.length,
    refusedCount: count('late'),
    duplicateCount: count('arrives twice'),
    restartCount: NUMBERINGS - 1,
    missing,
  };
}
