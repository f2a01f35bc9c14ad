import type { Handler } from '../handler.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { isManagedHere } from './find-rule.ts';
import { readRuleState } from './rule-state.ts';
import { parsePattern, toRule } from './to-rule.ts';

export const readRule: Handler<'readRule'> = async (context, { params: { name } }) => {
  const rule = isViewerName(name) ? undefined : await readRuleState(context, name);
  const pattern = parsePattern(rule?.pattern);
  if (rule === undefined || pattern === undefined) return { refusal: 'rule-not-found' };
  return toRule(rule, pattern, await isManagedHere(context, rule.arn));
};
