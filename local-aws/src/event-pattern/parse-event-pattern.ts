import { readJson } from '../json-text/read-json.ts';
import { compileMatcher } from './compile-matcher.ts';
import type { EventPattern, FieldTest } from './event-pattern.ts';
import { InvalidPattern, refusePattern } from './invalid-pattern.ts';
import { type PatternBranch, readPatternBranches } from './pattern-branch.ts';
import type { ValueMatcher } from './value-matcher.ts';
import { exceedsWildcardComplexity } from './wildcard-complexity.ts';

/** Why a text is not a valid event pattern: AWS's full message. */
export interface InvalidEventPattern {
  readonly invalid: string;
}

/** Reads an event pattern. Parse once, match often. */
export function parseEventPattern(text: string): EventPattern | InvalidEventPattern {
  try {
    return compilePattern(text);
  } catch (error) {
    if (!(error instanceof InvalidPattern)) throw error;
    return { invalid: `Event pattern is not valid. Reason: ${error.message}` };
  }
}

function compilePattern(text: string): EventPattern {
  if (text.trim() === '') refusePattern('Filter is not an object');
  const root = readJson(text, 'anything');
  if (root.kind === 'malformed') refusePattern(root.reason);
  if (root.kind !== 'object') refusePattern('Filter is not an object');
  const branches = readPatternBranches(root);
  if (exceedsWildcardComplexity(branches)) {
    refusePattern(
      'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
    );
  }
  return {
    branches: branches.map(compileBranch),
    hasWildcard: branches.some((branch) => [...branch.values()].flat().some(isWildcard)),
  };
}

function compileBranch(branch: PatternBranch): readonly FieldTest[] {
  return [...branch]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, matchers]) => ({
      path,
      tests: matchers.filter(({ type }) => type !== 'absent').map(compileMatcher),
      acceptsAbsence: matchers.some(({ type }) => type === 'absent'),
    }));
}

function isWildcard(matcher: ValueMatcher): boolean {
  return (
    matcher.type === 'wildcard' ||
    (matcher.type === 'anything-but' && matcher.values.some(({ type }) => type === 'wildcard'))
  );
}
