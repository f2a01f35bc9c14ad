import { explainRefusal } from '../refusals/describe-refusal.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** Why Momento signs with what is not stored; a webhook that is deleted needs none. */
export function refuseUnstored(refusal: Refusal): Refusal {
  return refusal.refusal === 'webhook-not-found' || refusal.refusal === 'secret-not-stored'
    ? refusal
    : { refusal: 'secret-not-stored', reason: explainRefusal(refusal) };
}
