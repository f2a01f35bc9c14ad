/** Includes unpaired surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const REFUSED_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Writes the characters that SQS does not accept as JSON escapes. In JSON they can only be in
 * strings, so the value stays the same.
 */
export function escapeForQueue(text: string): string {
  return text.replaceAll(REFUSED_CHARACTERS, writeEscape);
}

function writeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
