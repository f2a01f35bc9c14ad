import { createFinder } from '../../text/create-finder.ts';
import type { FilterPattern } from './filter-pattern.ts';
import { refusePattern } from './filter-pattern.ts';

const TERM = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\w+))(?=\s|$)/y;

/**
 * Reads a pattern of terms: all plain terms must be in the message and none with a minus. Of those
 * with a question mark one must be, unless there are plain terms, which disable them.
 */
export function parseTermPattern(pattern: string): FilterPattern {
  const terms = {
    '': [] as FilterPattern[],
    '-': [] as FilterPattern[],
    '?': [] as FilterPattern[],
  };
  TERM.lastIndex = 0;
  while (TERM.lastIndex < pattern.length) {
    const at = TERM.lastIndex;
    const match = TERM.exec(pattern);
    if (match === null) refusePattern(`not a term at character ${at + 1}`);
    const [, sign = '', quoted, plain] = match;
    const find = createFinder(plain ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '');
    terms[sign as keyof typeof terms].push((message) => find(message, 0) !== -1);
  }
  const { '': all, '-': none, '?': any } = terms;
  return (message) =>
    all.every((isIn) => isIn(message)) &&
    !none.some((isIn) => isIn(message)) &&
    (any.length === 0 || all.length > 0 || any.some((isIn) => isIn(message)));
}
