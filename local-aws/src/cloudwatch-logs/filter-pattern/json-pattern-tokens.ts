import { refusePattern } from './filter-pattern.ts';

/** A token of a JSON filter pattern. */
export type Token =
  | { readonly type: 'selector'; readonly path: readonly (string | number)[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'sign'; readonly text: string };

const TOKEN =
  /\s*(?:(\$(?:\.[\w-]+|\[\d+\]|\['[^']*'\])*)|"((?:[^"\\]|\\.)*)"|(&&|\|\||!=|>=|<=|[(){}=<>])|([\w.*+:/#@-]+))\s*/y;
const STEP = /\.([\w-]+)|\[(\d+)\]|\['([^']*)'\]/g;

/** Splits a JSON filter pattern into tokens. Throws for an invalid token. */
export function readTokens(pattern: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(pattern);
    if (match === null) refusePattern(`unexpected text at character ${at + 1}`);
    const [, selector, quoted, sign, word] = match;
    if (selector !== undefined) tokens.push({ type: 'selector', path: readPath(selector) });
    else if (sign !== undefined) tokens.push({ type: 'sign', text: sign });
    else tokens.push({ type: 'text', text: word ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '' });
  }
  return tokens;
}

function readPath(selector: string): (string | number)[] {
  return [...selector.matchAll(STEP)].map(([, name, index, quotedName]) =>
    index === undefined ? (name ?? quotedName ?? '') : Number(index),
  );
}
