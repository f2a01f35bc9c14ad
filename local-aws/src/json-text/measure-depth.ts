const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const BRACKET = 0x5b;

/** The deepest nesting of objects and arrays in a JSON text. */
export function measureDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let insideString = false;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (insideString) {
      if (code === BACKSLASH) position++;
      else if (code === QUOTE) insideString = false;
    } else if (code === QUOTE) {
      insideString = true;
    } else if (code === BRACE || code === BRACKET) {
      deepest = Math.max(deepest, ++depth);
    } else if (code === BRACE + 2 || code === BRACKET + 2) {
      depth--;
    }
  }
  return deepest;
}
