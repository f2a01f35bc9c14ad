import type { Measure } from './measure.ts';
import { measureAgainstUrl } from './measures/against-url.ts';
import { measureCold } from './measures/cold.ts';
import { measureLives } from './measures/lives.ts';
import { measureLogic } from './measures/logic.ts';

/** By the name that `--only` takes, in the order they run; one that stands twice runs once. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  cold: measureCold,
  warm: measureLives,
  memory: measureLives,
  logic: measureLogic,
  against: measureAgainstUrl,
};
