/** Far deeper than what people write, and far from where anything that walks JSON gives up. */
export const NESTING_MAX = 100;

/** Whether objects and lists stand more than `NESTING_MAX` deep in each other in a JSON text. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > NESTING_MAX) return true;
  }
  return false;
}

/** A string with what is in it, or a bracket. No part can match in two ways. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{}]/gs;
