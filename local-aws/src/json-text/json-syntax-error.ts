const ANY_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Thrown by the reader and caught by `readJson`; the message says what was expected. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

/** Describes the unexpected character of `text` at `position`. */
export function describeUnexpected(text: string, position: number, expected: string): string {
  const character = text[position];
  if (character === undefined) return `Unexpected end-of-input: ${expected}`;
  return `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expected}`;
}

/** Describes the missing value at `position`. */
export function describeMissingValue(text: string, position: number): string {
  const token = /[\w$]+/y;
  token.lastIndex = position;
  const [word] = token.exec(text) ?? [];
  if (word !== undefined && !/^\d/.test(word)) {
    return `Unrecognized token '${word}': was expecting ${ANY_VALUE}`;
  }
  return describeUnexpected(text, position, `expected a valid value ${ANY_VALUE}`);
}
