import { isConditionComplete } from '../pattern/condition-fields.ts';
import { hasChosenEvents, readDraftPattern } from '../pattern/draft-pattern.ts';
import { isNewQueue } from '../targets/target-fields.ts';
import type { RuleFields } from './rule-form.ts';

/**
 * What is lost when somebody leaves the form: its pattern, however it is shown, and the other fields.
 * What was filled in for the pattern counts itself only as long as the pattern does not say it all.
 */
export function contentOfRule(fields: RuleFields): unknown {
  const { view, events, join, conditions, json, ...others } = fields;
  // A queue's name is suggested as soon as a new one is chosen, and stays when it is not.
  const targets = others.targets.map((target) =>
    isNewQueue(target) ? target : { ...target, newName: '' },
  );
  const rest = { ...others, targets };
  const pattern = readDraftPattern(fields);
  if (view === 'json') return { ...rest, pattern: pattern ? JSON.stringify(pattern) : json };
  return hasChosenEvents(events) && conditions.every(isConditionComplete)
    ? { ...rest, pattern: JSON.stringify(pattern) }
    : { ...rest, events, conditions, ...(conditions.length > 1 && { join }) };
}
