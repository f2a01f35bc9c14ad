import type { ValueTest } from './compile-matcher.ts';

/** A compiled pattern: it matches when one of its branches does. */
export interface EventPattern {
  readonly branches: readonly (readonly FieldTest[])[];
  /** Whether its rule counts towards the bus's quota of rules with wildcards. */
  readonly hasWildcard: boolean;
}

/** What a branch asks of one field. A branch holds its fields in order of their paths. */
export interface FieldTest {
  readonly path: string;
  readonly tests: readonly ValueTest[];
  /** Whether the field may also be missing. */
  readonly acceptsAbsence: boolean;
}
