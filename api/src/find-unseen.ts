/**
 * What nobody sees, or what turns round what stands beside it: controls, blanks other than the
 * space, characters without a width, and marks of the direction of text.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Signs that choose between text and emoji, and what they may follow. */
const SELECTOR = /^(?:\ufe0e|\ufe0f)$/u;
const SELECTABLE = /[\p{Extended_Pictographic}#*\d]$/u;

/** What makes one sign of several, and shapes letters; what it may follow. */
const JOINER = /^(?:\u200c|\u200d)$/u;
const JOINED = new RegExp(
  `(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\ufe0f|${listScripts()})$`,
  'u',
);

function listScripts(): string {
  const scripts =
    'Arabic Bengali Devanagari Gujarati Gurmukhi Kannada Khmer Malayalam Mongolian Myanmar Oriya Sinhala Syriac Tamil Telugu Thaana';
  return scripts
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('|');
}

const NAMES: Readonly<Record<string, string>> = {
  '9': 'tab',
  a: 'line break',
  d: 'line break',
  a0: 'no-break space',
  ad: 'soft hyphen',
  '200b': 'zero-width space',
  '200c': 'zero-width non-joiner',
  '200d': 'zero-width joiner',
  '200e': 'left-to-right mark',
  '200f': 'right-to-left mark',
  '202a': 'left-to-right embedding',
  '202b': 'right-to-left embedding',
  '202c': 'end of embedding',
  '202d': 'left-to-right override',
  '202e': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'isolate',
  '2069': 'end of isolate',
  feff: 'byte order mark',
};

/** A character that is not seen. */
export interface Unseen {
  /** For people: `zero-width space (U+200B)`. */
  readonly name: string;
  /** Its place among the characters, from 1. */
  readonly position: number;
}

/**
 * The first character of a text that nobody sees.
 *
 * @param allowsJoiners whether those that shape letters and emoji are allowed where they do
 */
export function findUnseen(text: string, allowsJoiners = false): Unseen | undefined {
  for (const { 0: found, index } of text.matchAll(UNSEEN)) {
    const before = text.slice(Math.max(0, index - 4), index);
    if (allowsJoiners && isJoiner(found, before)) continue;
    return { name: nameOf(found), position: [...text.slice(0, index)].length + 1 };
  }
  return undefined;
}

function isJoiner(character: string, before: string): boolean {
  return (
    (SELECTOR.test(character) && SELECTABLE.test(before)) ||
    (JOINER.test(character) && JOINED.test(before))
  );
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  const name =
    NAMES[code] ?? (/\p{Cc}/u.test(character) ? 'control character' : 'invisible character');
  return `${name} (U+${code.toUpperCase().padStart(4, '0')})`;
}
