import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import type { TestRule } from '@momento-gateway/api/rules/pattern-check';
import { hasChosenEvents, type PatternFields, readDraftPattern } from '../pattern/draft-pattern.ts';

/**
 * What EventBridge is asked, or why it cannot be asked yet.
 *
 * @param ruleName the rule that is edited; undefined for a new one
 */
export function readPatternCheck(
  fields: PatternFields,
  eventText: string,
  ruleName: string | undefined,
): TestRule | string {
  if (fields.view === 'form' && !hasChosenEvents(fields.events)) {
    return 'Choose events first: there is no pattern yet.';
  }
  const pattern = readDraftPattern(fields);
  if (pattern === undefined) return 'The event pattern is not a JSON object.';
  const event = readExact(eventText);
  if (!isExactObject(event)) return 'The event is not a JSON object.';
  return {
    pattern: { ...pattern },
    event: { ...event },
    ...(ruleName !== undefined && { rule: ruleName }),
  };
}
