import { isViewerName } from '@momento-gateway/api/live/live';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { Handler } from '../handler.ts';
import { isManagedHere } from './find-rule.ts';
import { readRuleState } from './rule-state.ts';
import { toRule } from './to-rule.ts';

export const readRule: Handler<'readRule'> = async (context, { params: { name } }) => {
  const rule = isViewerName(name) ? undefined : await readRuleState(context, name);
  const pattern = parsePattern(rule?.pattern);
  if (rule === undefined || pattern === undefined) return { refusal: 'rule-not-found' };
  const managedHere = await isManagedHere(context, rule.arn);
  return managedHere === undefined
    ? { refusal: 'rule-not-found' }
    : toRule(rule, pattern, managedHere);
};
