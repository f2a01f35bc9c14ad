import type { AddressRange } from './address-range.ts';
import type { WildcardToken } from './parse-wildcard.ts';

/** One of the alternatives that a pattern allows for a field. */
export type ValueMatcher = PositiveMatcher | AnythingBut | Existence;

export type PositiveMatcher =
  /** A quoted string, or `true`, `false`, `null` or a number as written. */
  | { readonly type: 'exact'; readonly text: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'range'; readonly low: Bound; readonly high: Bound }
  | { readonly type: 'prefix'; readonly text: string }
  | { readonly type: 'suffix'; readonly text: string }
  | {
      readonly type: 'ignore-case';
      readonly part: 'whole' | 'prefix' | 'suffix';
      readonly text: string;
    }
  | {
      readonly type: 'wildcard';
      readonly text: string;
      readonly tokens: readonly WildcardToken[];
    }
  | { readonly type: 'address'; readonly range: AddressRange };

export interface AnythingBut {
  readonly type: 'anything-but';
  readonly values: readonly PositiveMatcher[];
}

export interface Existence {
  readonly type: 'present' | 'absent';
}

export interface Bound {
  readonly value: number;
  /** Whether the bound is exclusive. */
  readonly open: boolean;
}
