import { createFinder } from './create-finder.ts';

/**
 * Compiles a test for texts that consist of these literals with anything, or nothing, between them.
 * The first match of a literal is as good as any later one, so there is no backtracking.
 */
export function compileWildcard(literals: readonly string[]): (text: string) => boolean {
  const [head = '', ...others] = literals;
  if (others.length === 0) return (text) => text === head;
  const tail = others.pop() ?? '';
  const inner = others.map((literal) => ({ find: createFinder(literal), length: literal.length }));
  return (text) => {
    const end = text.length - tail.length;
    if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
    let position = head.length;
    for (const { find, length } of inner) {
      const found = find(text, position);
      if (found === -1 || found + length > end) return false;
      position = found + length;
    }
    return true;
  };
}
