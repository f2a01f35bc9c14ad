import type { WildcardToken } from './parse-wildcard.ts';

/** Expressions that count as one: those in one `anything-but` list. */
export type WildcardGroup = readonly (readonly WildcardToken[])[];

/** A byte of an expression, or its `*`. */
type ExpressionSymbol = number | '*';

/** How far a value has matched an expression. */
interface State {
  readonly next: readonly { readonly on: number | 'any'; readonly state: State }[];
  /** States with the same name are one prefix, even of several expressions. */
  readonly name: string;
  /** The name of the `*` that may stay empty after this state. */
  readonly starName: string | undefined;
}

const QUOTE = 0x22;

/**
 * Whether some value matches more than `limit` prefixes of the expressions at once. Walks through
 * all reachable sets of states; a set over the limit ends the walk.
 */
export function exceedsActivePrefixes(groups: readonly WildcardGroup[], limit: number): boolean {
  const starts = groups.flatMap((group, index) =>
    group.map((tokens, number) => buildStates(listSymbols(tokens), index, number)),
  );
  const ids = new Map<State, number>();
  const identify = (state: State) => ids.get(state) ?? ids.set(state, ids.size).size;
  const alphabet = [...collectBytes(groups), 'other'] as const;
  const seen = new Set<string>();
  const pending: ReadonlySet<State>[] = [new Set(starts)];
  for (let active = pending.pop(); active !== undefined; active = pending.pop()) {
    for (const byte of alphabet) {
      const next = step(active, byte);
      if (countBeginnings(next) > limit) return true;
      const key = [...next].map(identify).sort().join();
      if (next.size > 0 && !seen.has(key)) pending.push(next);
      seen.add(key);
    }
  }
  return false;
}

function step(active: ReadonlySet<State>, byte: number | 'other'): ReadonlySet<State> {
  const reached = new Set<State>();
  for (const { next } of active) {
    for (const { on, state } of next) if (on === 'any' || on === byte) reached.add(state);
  }
  return reached;
}

/** A value that has read `a` is in `a` and in `a*`. */
function countBeginnings(states: ReadonlySet<State>): number {
  const names = new Set<string>();
  for (const { name, starName } of states) {
    names.add(name);
    if (starName !== undefined) names.add(starName);
  }
  return names.size;
}

function listSymbols(tokens: readonly WildcardToken[]): readonly ExpressionSymbol[] {
  const symbols = tokens.flatMap((token): ExpressionSymbol[] =>
    token === '*' ? ['*'] : [...Buffer.from(token.literal)],
  );
  return [QUOTE, ...symbols, QUOTE];
}

function collectBytes(groups: readonly WildcardGroup[]): ReadonlySet<number> {
  return new Set(
    groups.flat().flatMap((tokens) => listSymbols(tokens).filter((symbol) => symbol !== '*')),
  );
}

/** Builds an expression's states from the last one, and returns the one before its first symbol. */
function buildStates(symbols: readonly ExpressionSymbol[], group: number, number: number): State {
  const shared = countSharedSymbols(symbols);
  const nameAfter = (count: number) => {
    if (count === symbols.length) return `${group}:end`;
    return `${group}:${count <= shared ? symbols.slice(0, count).join() : `${number}#${count}`}`;
  };
  const states: State[] = [];
  for (let count = symbols.length; count >= 0; count--) {
    const next: { on: number | 'any'; state: State }[] = [];
    const state: State = {
      next,
      name: nameAfter(count),
      starName: symbols[count] === '*' ? nameAfter(count + 1) : undefined,
    };
    if (symbols[count - 1] === '*') next.push({ on: 'any', state });
    for (const ahead of symbols[count] === '*' ? [1, 2] : [1]) {
      const reached = states[count + ahead];
      const symbol = symbols[count + ahead - 1];
      if (reached) next.push({ on: typeof symbol === 'number' ? symbol : 'any', state: reached });
    }
    states[count] = state;
  }
  return states[0] ?? { next: [], name: '', starName: undefined };
}

/**
 * How many leading symbols equal expressions of a group share: all up to the first `*`, and after
 * it up to a letter that has upper and lower case.
 */
function countSharedSymbols(symbols: readonly ExpressionSymbol[]): number {
  const firstStar = symbols.indexOf('*');
  if (firstStar === -1) return symbols.length - 1;
  const letter = symbols.findIndex((symbol, index) => index > firstStar && hasCase(symbol));
  return letter === -1 ? symbols.length - 1 : letter;
}

function hasCase(symbol: ExpressionSymbol): boolean {
  return typeof symbol === 'number' && /[a-zA-Z]/.test(String.fromCharCode(symbol));
}
