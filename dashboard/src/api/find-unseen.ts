/**
 * What nobody sees, or what turns round what stands beside it: controls, blanks other than the
 * space, characters without a width, and marks of the direction of text.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** They shape the letters of these scripts, and make one sign of several. */
const JOINERS = /^[\u200c\u200d\ufe0e\ufe0f]$/u;
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}#*\d\ufe0f\u20e3\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Syriac}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thaana}]$/u;

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
    if (allowsJoiners && JOINERS.test(found) && JOINED.test(before)) continue;
    return { name: nameOf(found), position: [...text.slice(0, index)].length + 1 };
  }
  return undefined;
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  const name =
    NAMES[code] ?? (/\p{Cc}/u.test(character) ? 'control character' : 'invisible character');
  return `${name} (U+${code.toUpperCase().padStart(4, '0')})`;
}
