/** Halves of surrogate pairs that stand alone, too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const REFUSED_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Writes the characters that SQS does not take as JSON escapes. In a JSON text, where they can only
 * stand in strings, the value stays the same.
 */
export function escapeForQueue(text: string): string {
  return text.replaceAll(REFUSED_CHARACTERS, writeEscape);
}

function writeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
