import type { FilterPattern } from './filter-pattern.ts';
import { refusePattern } from './filter-pattern.ts';
import { parseJsonPattern } from './parse-json-pattern.ts';
import { parseTermPattern } from './parse-term-pattern.ts';

/**
 * Reads a filter pattern: terms (`ERROR "two words" -not ?or`) or a JSON pattern (`{ $.level =
 * "error" && $.status >= 500 }`). Throws InvalidParameterException for regular expressions,
 * space-delimited patterns and invalid patterns.
 */
export function parseFilterPattern(text: string): FilterPattern {
  const pattern = text.trim();
  if (pattern === '') return () => true;
  if (pattern.includes('%')) refusePattern('regular expressions are not supported here');
  if (pattern.startsWith('[')) refusePattern('space-delimited fields are not supported here');
  return pattern.startsWith('{') ? parseJsonPattern(pattern) : parseTermPattern(pattern);
}
