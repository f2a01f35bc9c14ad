import { describeRefusal } from './describe-refusal.ts';
import type { Refusal } from './refusal.ts';

/** A refusal in sentences, as the reason of another one. */
export function explainRefusal(refusal: Refusal): string {
  const { title, detail } = describeRefusal(refusal);
  return `${title}. ${detail}`;
}
