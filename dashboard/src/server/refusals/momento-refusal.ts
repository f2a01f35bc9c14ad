/** A call to Momento failed, or what it began could not be finished. */
export type MomentoRefusal =
  | MomentoCallRefusal
  | { readonly refusal: 'momento-webhook-exists'; readonly name: string; readonly cache: string }
  | { readonly refusal: 'momento-webhook-not-found'; readonly name: string; readonly cache: string }
  | { readonly refusal: 'momento-webhook-registered'; readonly name: string }
  | { readonly refusal: 'momento-webhook-unmatched'; readonly cache: string; readonly url: string }
  | { readonly refusal: 'momento-webhook-ambiguous'; readonly names: readonly string[] }
  | { readonly refusal: 'pointing-unsettled'; readonly name: string; readonly url: string }
  | { readonly refusal: 'rotation-unsettled' }
  | { readonly refusal: 'secret-not-stored'; readonly reason: string }
  | { readonly refusal: 'not-undone'; readonly reason: string; readonly left: readonly string[] };

/** One call to Momento failed. Momento's own words are not passed on: they may hold the key. */
export interface MomentoCallRefusal {
  readonly refusal:
    | 'momento-denied'
    | 'momento-not-found'
    | 'momento-limit-exceeded'
    | 'momento-invalid'
    | 'momento-unreachable'
    | 'momento-error';
  readonly momentoCode: string;
}
