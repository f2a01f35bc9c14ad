/** Where the literal begins in the text, at `from` or behind; -1 when it does not. */
export type Finder = (text: string, from: number) => number;

/** Up to this length the engine's own search costs no more than this many steps a character. */
const MAX_SHORT_LENGTH = 32;

/** Makes a search that never goes back in the text (Knuth, Morris and Pratt's), however both look. */
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

/** For each beginning of the literal, the longest shorter one that it ends with. */
function findBorders(literal: string): Uint32Array {
  const borders = new Uint32Array(literal.length + 1);
  for (let length = 2; length <= literal.length; length++) {
    const border = borders[length - 1] ?? 0;
    borders[length] = extend(literal, borders, border, literal.charCodeAt(length - 1));
  }
  return borders;
}

/** How much of the literal has been read when `code` comes behind its first `matched` characters. */
function extend(literal: string, borders: Uint32Array, matched: number, code: number): number {
  let kept = matched;
  while (kept > 0 && literal.charCodeAt(kept) !== code) kept = borders[kept] ?? 0;
  return literal.charCodeAt(kept) === code ? kept + 1 : 0;
}
