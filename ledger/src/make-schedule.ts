import {
  CHANGE_NAMES,
  type ChangeName,
  FAULT_KINDS,
  type FaultName,
  faultKind,
} from './fault-kinds.ts';
import { createRandom, pickBetween, type Random, shuffle } from './random.ts';

/** Times in ms since the first post. */
export type Step =
  | { readonly at: number; readonly begin: FaultName }
  | { readonly at: number; readonly end: FaultName }
  | {
      readonly at: number;
      readonly change: ChangeName;
      /** Chooses the webhook and the overlap; uniform in [0, 1). */
      readonly chance: number;
    };

/** A run starts and ends without faults, so that each fault's start and end have effects. */
const HEALTHY_MS = 1_500;
const PAUSE_MS = [700, 1_400] as const;
const CHANGE_PAUSE_MS = [2_000, 4_500] as const;

/**
 * A schedule of faults and changes, which depends only on the seed: one fault at a time, each once
 * before one repeats, and independently of them one change at a time.
 */
export function makeSchedule(seed: number, lastsMs: number): readonly Step[] {
  const random = createRandom(seed);
  const untilMs = lastsMs - HEALTHY_MS;
  return [...faultSteps(random, untilMs), ...changeSteps(random, untilMs)].sort(
    (left, right) => left.at - right.at,
  );
}

function* faultSteps(random: Random, untilMs: number): Generator<Step> {
  let at = HEALTHY_MS;
  for (;;) {
    for (const name of shuffle(random, Object.keys(FAULT_KINDS) as FaultName[])) {
      const endsAt = at + pickBetween(random, ...faultKind(name).lastsMs);
      if (endsAt > untilMs) return;
      yield { at, begin: name };
      yield { at: endsAt, end: name };
      at = endsAt + pickBetween(random, ...PAUSE_MS);
    }
  }
}

function* changeSteps(random: Random, untilMs: number): Generator<Step> {
  let at = HEALTHY_MS;
  for (;;) {
    for (const change of shuffle(random, CHANGE_NAMES)) {
      at += pickBetween(random, ...CHANGE_PAUSE_MS);
      if (at > untilMs) return;
      yield { at, change, chance: random() };
    }
  }
}
