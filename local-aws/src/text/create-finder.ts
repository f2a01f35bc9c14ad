/** The index of the literal in the text, at or after `from`; -1 if it is not there. */
export type Finder = (text: string, from: number) => number;

/** Up to this length `indexOf` takes at most this many steps per character. */
const MAX_SHORT_LENGTH = 32;

/** Returns a search in linear time for any text and literal (Knuth–Morris–Pratt). */
export function createFinder(literal: string): Finder {
  if (literal.length <= MAX_SHORT_LENGTH) return (text, from) => text.indexOf(literal, from);
  const borders = findBorders(literal);
  return (text, from) => {
    let matched = 0;
    for (let position = from; position < text.length; position++) {
      matched = extend(literal, borders, matched, text.charCodeAt(position));
      if (matched === literal.length) return position + 1 - matched;
    }
    return -1;
  };
}

/** For each prefix of the literal, the longest shorter prefix that is also its suffix. */
function findBorders(literal: string): Uint32Array {
  const borders = new Uint32Array(literal.length + 1);
  for (let length = 2; length <= literal.length; length++) {
    const border = borders[length - 1] ?? 0;
    borders[length] = extend(literal, borders, border, literal.charCodeAt(length - 1));
  }
  return borders;
}

/** The number of matched characters after reading `code` when `matched` were matched before. */
function extend(literal: string, borders: Uint32Array, matched: number, code: number): number {
  let kept = matched;
  while (kept > 0 && literal.charCodeAt(kept) !== code) kept = borders[kept] ?? 0;
  return literal.charCodeAt(kept) === code ? kept + 1 : 0;
}
