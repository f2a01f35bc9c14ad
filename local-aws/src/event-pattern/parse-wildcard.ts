import { refusePattern } from './invalid-pattern.ts';

/** Literal text, or `*` for any text. */
export type WildcardToken = { readonly literal: string } | '*';

/**
 * Reads a wildcard expression: `*` stands for any text, `\*` and `\\` for themselves. Positions in
 * errors count UTF-8 bytes, including the opening quote.
 */
export function parseWildcard(text: string): readonly WildcardToken[] {
  const tokens: WildcardToken[] = [];
  let literal = '';
  const refuseAt = (problem: string, index: number) =>
    refusePattern(`${problem} at pos ${Buffer.byteLength(text.slice(0, index)) + 1}`);
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    const next = text[index + 1];
    if (character === '*') {
      if (next === '*') refuseAt('Consecutive wildcard characters', index);
      if (literal !== '') tokens.push({ literal });
      literal = '';
      tokens.push('*');
    } else if (character === '\\') {
      if (next !== '*' && next !== '\\') refuseAt('Invalid escape character', index);
      literal += next;
      index++;
    } else {
      literal += character;
    }
  }
  return literal === '' ? tokens : [...tokens, { literal }];
}

/** The literals before, between and after the wildcards. */
export function listLiterals(tokens: readonly WildcardToken[]): readonly string[] {
  const literals = [''];
  for (const token of tokens) {
    if (token === '*') literals.push('');
    else literals[literals.length - 1] = token.literal;
  }
  return literals;
}
