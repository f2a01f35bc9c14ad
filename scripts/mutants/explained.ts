import type { Explanations } from './judge-report.ts';

/** Faults that no test has to notice. The next run says which of these are out of date. */
export const EXPLAINED: Explanations = {};
