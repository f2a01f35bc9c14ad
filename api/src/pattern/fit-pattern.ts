import {
  isJoined,
  type Judgement,
  judgeField,
  judgeMissing,
  type KnownFields,
} from './judge-pattern.ts';
import type { EventPattern } from './topic-pattern.ts';

/** A field of a pattern: the names that lead to it, what is asked, and what the event holds. */
export interface PatternField {
  readonly path: readonly string[];
  readonly expected: unknown;
  /** Undefined when the event lacks it, or it is not known. */
  readonly actual?: unknown;
  /** It is of the nearest of so many branches of an `$or`. */
  readonly branches?: number;
}

/** How well a pattern fits an event, as far as that can be told without EventBridge. */
export interface Fit {
  readonly judgement: Judgement;
  /** Fields that match. */
  readonly matched: number;
  /** Fields that certainly do not match, in the pattern's order. */
  readonly misses: readonly PatternField[];
  /** Fields of which only EventBridge, or the rest of the event, can tell. */
  readonly open: readonly PatternField[];
}

/**
 * As `judgeFields`, field by field, and it looks into the branches of an `$or`. It never goes back: its
 * steps are at most the fields of the pattern times the length of what the event holds there.
 *
 * @param isWhole nothing is in the event but what is known
 */
export function fitPattern(
  pattern: EventPattern,
  known: KnownFields,
  isWhole: boolean,
  path: readonly string[] = [],
): Fit {
  const branches = [pattern['$or']].flat().filter(isFields);
  const replaced = new Set(branches.flatMap((branch) => Object.keys(branch)));
  const fits = Object.entries(pattern).map(([name, expected]): Fit => {
    const inner = [...path, name];
    if (name === '$or') return fitBranches(branches, known, isWhole, inner);
    const actual = Object.hasOwn(known, name) ? known[name] : undefined;
    const field = { path: inner, expected, ...(actual !== undefined && { actual }) };
    // EventBridge lets a branch of `$or` replace what stands beside it.
    if (replaced.has(name) || isJoined(name, known)) return toFit('depends', field);
    if (isFields(expected) && isFields(actual)) {
      return fitPattern(expected, actual as KnownFields, isWhole, inner);
    }
    if (actual !== undefined) return toFit(judgeField(expected, known[name], isWhole), field);
    if (!isWhole) return toFit('depends', field);
    return isFields(expected)
      ? fitPattern(expected, {}, true, inner)
      : toFit(judgeMissing(expected), field);
  });
  return joinFits(fits);
}

/** One branch has to match; of those that do not, the nearest one counts. */
function fitBranches(
  branches: readonly EventPattern[],
  known: KnownFields,
  isWhole: boolean,
  path: readonly string[],
): Fit {
  const fits = branches.map((branch) => fitPattern(branch, known, isWhole, path.slice(0, -1)));
  if (fits.some(({ judgement }) => judgement === 'matches')) {
    return { judgement: 'matches', matched: 1, misses: [], open: [] };
  }
  const [nearest] = fits.toSorted(compareFits);
  if (nearest === undefined || nearest.judgement !== 'excluded') {
    return toFit('depends', { path, expected: branches });
  }
  const misses = nearest.misses.map((miss) => ({ ...miss, branches: branches.length }));
  return { ...nearest, misses };
}

/** The nearest first: what may match, then what misses in the fewest fields. */
export function compareFits(left: Fit, right: Fit): number {
  return (
    RANKS[left.judgement] - RANKS[right.judgement] ||
    left.misses.length - right.misses.length ||
    right.matched - left.matched
  );
}

const RANKS: Readonly<Record<Judgement, number>> = { matches: 0, depends: 1, excluded: 2 };

function toFit(judgement: Judgement, field: PatternField): Fit {
  return {
    judgement,
    matched: judgement === 'matches' ? 1 : 0,
    misses: judgement === 'excluded' ? [field] : [],
    open: judgement === 'depends' ? [field] : [],
  };
}

function joinFits(fits: readonly Fit[]): Fit {
  const misses = fits.flatMap((fit) => fit.misses);
  const open = fits.flatMap((fit) => fit.open);
  const matched = fits.reduce((sum, fit) => sum + fit.matched, 0);
  const judgement = misses.length > 0 ? 'excluded' : open.length > 0 ? 'depends' : 'matches';
  return { judgement, matched, misses, open };
}

function isFields(value: unknown): value is EventPattern {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
