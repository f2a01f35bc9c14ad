import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { explainError } from '../aws/explain-error.ts';
import { askEventBridge } from '../rules/ask-event-bridge.ts';
import type { ExplainContext } from './explain-context.ts';
import type { KnownEvent } from './known-event.ts';

/** EventBridge allows 50 calls of its control plane a second, of all that the account does. */
const CALLS_MAX = 10;

/** Whether a pattern matches the event, or why that is not known. */
export type Asked = boolean | 'not-asked' | { readonly problem: string };
export type Ask = (pattern: EventPattern) => Promise<Asked>;

/** After an error EventBridge is not asked again. */
export function createAsker(context: ExplainContext, { fields, isWhole }: KnownEvent): Ask {
  const text = JSON.stringify(fields);
  let callsLeft = isWhole ? CALLS_MAX : 0;
  return async (pattern) => {
    if (callsLeft <= 0) return 'not-asked';
    callsLeft -= 1;
    try {
      return await askEventBridge(context, pattern, text);
    } catch (error) {
      callsLeft = 0;
      return { problem: explainError(error, context.logUnexpected) };
    }
  };
}
