import type { WildcardToken } from './parse-wildcard.ts';

/** Makes the test whether a whole text is what the tokens say. */
export function compileWildcard(tokens: readonly WildcardToken[]): (text: string) => boolean {
  const inner = tokens.flatMap((token) => (token === '*' ? [] : [token.literal]));
  const head = tokens[0] === '*' ? '' : (inner.shift() ?? '');
  if (!tokens.includes('*')) return (text) => text === head;
  const tail = tokens.at(-1) === '*' ? '' : (inner.pop() ?? '');
  return (text) => {
    const end = text.length - tail.length;
    if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
    let position = head.length;
    for (const literal of inner) {
      const found = text.indexOf(literal, position);
      if (found === -1 || found + literal.length > end) return false;
      position = found + literal.length;
    }
    return true;
  };
}
