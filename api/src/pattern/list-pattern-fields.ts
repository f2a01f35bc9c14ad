import type { EventPattern } from './topic-pattern.ts';

/** One field of a pattern: the names that lead to it, and what has to match. */
export interface PatternField {
  readonly path: readonly string[];
  readonly matchers: unknown;
}

/** The fields of a pattern in their order. An `$or` counts as one field. */
export function listPatternFields(
  pattern: EventPattern,
  path: readonly string[] = [],
): readonly PatternField[] {
  return Object.entries(pattern).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? listPatternFields(value as EventPattern, [...path, name])
      : [{ path: [...path, name], matchers: value }],
  );
}

/** A pattern that asks for this field alone. */
export function buildFieldPattern({ path, matchers }: PatternField): EventPattern {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), matchers) as EventPattern;
}
