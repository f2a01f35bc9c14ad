import type { WildcardToken } from './parse-wildcard.ts';

/** Expressions that count as one: those of one list behind `anything-but`. */
export type WildcardGroup = readonly (readonly WildcardToken[])[];

/** What has been read when a state is entered: a byte, or anything by a `*`. */
interface State {
  readonly key: string;
  /** States reached by a byte; `other` stands for every byte no expression names. */
  readonly next: readonly { readonly on: number | 'any'; readonly state: State }[];
  /** The `*` that may stay empty behind this state. */
  readonly star: State | undefined;
}

/** A byte an expression names, or its `*`. */
type PatternSymbol = number | '*';

const quote = 0x22;

/**
 * Whether some value makes more than `limit` beginnings of the expressions match at once. Walks
 * through all sets of states a value can lead to; a set over the limit ends the walk.
 */
export function exceedsActivePrefixes(groups: readonly WildcardGroup[], limit: number): boolean {
  const starts = groups.flatMap((group, index) =>
    group.map((tokens, number) => buildStates(tokens, String(index), number)),
  );
  const alphabet = [...collectBytes(groups), 'other'] as const;
  const seen = new Set<string>();
  const pending: (readonly State[])[] = [starts];
  for (let active = pending.pop(); active !== undefined; active = pending.pop()) {
    for (const byte of alphabet) {
      const next = step(active, byte);
      if (countPrefixes(next) > limit) return true;
      const key = next
        .map((state) => state.key)
        .sort()
        .join(' ');
      if (next.length > 0 && !seen.has(key)) {
        seen.add(key);
        pending.push(next);
      }
    }
  }
  return false;
}

function step(active: readonly State[], byte: number | 'other'): readonly State[] {
  const reached = new Map<string, State>();
  for (const { next } of active) {
    for (const { on, state } of next) {
      if (on === 'any' || on === byte) reached.set(state.key, state);
    }
  }
  return [...reached.values()];
}

/** A value that has read `a` is inside `a` and inside `a*`. */
function countPrefixes(states: readonly State[]): number {
  const keys = new Set(states.map(({ key }) => key));
  const stars = states.filter(({ star }) => star !== undefined && !keys.has(star.key));
  return states.length + stars.length;
}

function collectBytes(groups: readonly WildcardGroup[]): ReadonlySet<number> {
  const literals = groups.flat(2).flatMap((token) => (token === '*' ? [] : [token.literal]));
  return new Set([quote, ...literals.flatMap((literal) => [...Buffer.from(literal)])]);
}

/** Builds an expression's states from its last to its first and gives the one before it. */
function buildStates(tokens: readonly WildcardToken[], group: string, number: number): State {
  const symbols: PatternSymbol[] = [
    quote,
    ...tokens.flatMap((token): PatternSymbol[] =>
      token === '*' ? ['*'] : [...Buffer.from(token.literal)],
    ),
    quote,
  ];
  const firstStar = symbols.indexOf('*');
  let following: State[] = [];
  for (let index = symbols.length - 1; index >= -1; index--) {
    // Expressions of one group share the states up to their first `*`.
    const isShared = firstStar === -1 || index <= firstStar;
    const read = symbols.slice(0, index + 1).join(',');
    const key = isShared ? `${group}/${read}` : `${group}/${number}/${index}`;
    const [after, afterStar] = following;
    const next: { on: number | 'any'; state: State }[] = [];
    const isStar = symbols[index] === '*';
    const state: State = {
      key,
      next,
      star: symbols[index + 1] === '*' ? after : undefined,
    };
    if (isStar) next.push({ on: 'any', state });
    if (after) next.push({ on: toInput(symbols[index + 1]), state: after });
    if (state.star && afterStar) next.push({ on: toInput(symbols[index + 2]), state: afterStar });
    following = [state, ...following.slice(0, 1)];
  }
  const [start] = following;
  if (start === undefined) throw new Error('An expression has at least the state before it');
  return start;
}

function toInput(symbol: PatternSymbol | undefined): number | 'any' {
  return typeof symbol === 'number' ? symbol : 'any';
}
