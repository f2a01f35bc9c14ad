import { createFinder } from '../../text/create-finder.ts';
import { compileComparison, findNeededTexts } from './compile-comparison.ts';
import type { FilterPattern } from './filter-pattern.ts';
import { refusePattern } from './filter-pattern.ts';
import { readTokens, type Token } from './json-pattern-tokens.ts';

interface Condition {
  readonly holds: (event: unknown) => boolean;
  /** A cheap check before parsing: false only if a message without escapes cannot match. */
  readonly mayHold: (message: string) => boolean;
}

/**
 * Reads `{ condition }`: comparisons of `$.path` with `=`, `!=`, `<`, `<=`, `>`, `>=`, `IS TRUE`,
 * `IS FALSE`, `IS NULL` and `NOT EXISTS`, joined by `&&`, `||` and parentheses. A message that is
 * not a JSON object does not match.
 */
export function parseJsonPattern(pattern: string): FilterPattern {
  const tokens = new TokenReader(readTokens(pattern));
  tokens.expectSign('{');
  const condition = readDisjunction(tokens);
  tokens.expectSign('}');
  if (!tokens.isAtEnd()) refusePattern('text after the closing brace');
  return (message) => {
    if (!condition.mayHold(message) && !message.includes('\\')) return false;
    const event = readObject(message);
    return event !== undefined && condition.holds(event);
  };
}

function readDisjunction(tokens: TokenReader): Condition {
  const alternatives = [readConjunction(tokens)];
  while (tokens.takeSign('||')) alternatives.push(readConjunction(tokens));
  return {
    holds: (event) => alternatives.some(({ holds }) => holds(event)),
    mayHold: (message) => alternatives.some(({ mayHold }) => mayHold(message)),
  };
}

function readConjunction(tokens: TokenReader): Condition {
  const parts = [readCondition(tokens)];
  while (tokens.takeSign('&&')) parts.push(readCondition(tokens));
  return {
    holds: (event) => parts.every(({ holds }) => holds(event)),
    mayHold: (message) => parts.every(({ mayHold }) => mayHold(message)),
  };
}

function readCondition(tokens: TokenReader): Condition {
  if (tokens.takeSign('(')) {
    const inner = readDisjunction(tokens);
    tokens.expectSign(')');
    return inner;
  }
  const selector = tokens.next();
  if (selector?.type !== 'selector') refusePattern('a condition begins with $');
  const operator = tokens.next();
  const operand = tokens.next();
  if (operator === undefined || operator.type === 'selector' || operand?.type !== 'text') {
    refusePattern('a selector, an operator and a value make a condition');
  }
  const comparison = compileComparison(operator.text, operand.text);
  if (comparison === undefined) {
    refusePattern(`unknown comparison ${operator.text} ${operand.text}`);
  }
  const needed = findNeededTexts(operator.text, operand.text).map(createFinder);
  return {
    holds: (event) => comparison(findValue(event, selector.path)),
    mayHold: (message) => needed.every((find) => find(message, 0) !== -1),
  };
}

function findValue(event: unknown, path: readonly (string | number)[]): unknown {
  let value = event;
  for (const step of path) {
    const isInside = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    if (!isInside) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function readObject(message: string): object | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token | undefined {
    return this.#tokens[this.#position++];
  }

  takeSign(text: string): boolean {
    const token = this.#tokens[this.#position];
    if (token?.type !== 'sign' || token.text !== text) return false;
    this.#position++;
    return true;
  }

  expectSign(text: string): void {
    if (!this.takeSign(text)) refusePattern(`${text} expected`);
  }

  isAtEnd(): boolean {
    return this.#position === this.#tokens.length;
  }
}
