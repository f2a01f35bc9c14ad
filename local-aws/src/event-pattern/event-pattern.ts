import type { ValueTest } from './compile-matcher.ts';

/** A pattern ready to be matched often: it matches when one of its branches does. */
export interface EventPattern {
  readonly branches: readonly (readonly FieldTest[])[];
  /** Whether it counts as one of the rules with wildcards that a bus may have only some of. */
  readonly hasWildcard: boolean;
}

/** What a branch asks of one field. A branch holds its fields in the order of their paths. */
export interface FieldTest {
  readonly path: string;
  readonly tests: readonly ValueTest[];
  /** Whether the field may be missing instead. */
  readonly acceptsAbsence: boolean;
}
