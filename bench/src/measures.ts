import type { Measure } from './measure.ts';

/** By the name that `--only` takes, in the order they run; one that stands twice runs once. */
export const MEASURES: Readonly<Record<string, Measure>> = {};
