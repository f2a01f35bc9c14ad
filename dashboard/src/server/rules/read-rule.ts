import type { readRuleOperation } from '@momento-gateway/api/rules/rule-operations';
import type { Verb } from '../http/serve.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { isManagedHere } from './find-rule.ts';
import { readRuleState } from './rule-state.ts';
import { parsePattern, toRule } from './to-rule.ts';

export const readRule: Verb<typeof readRuleOperation> = async (
  dependencies,
  { params: { name } },
) => {
  const rule = isViewerName(name) ? undefined : await readRuleState(dependencies, name);
  const pattern = parsePattern(rule?.pattern);
  if (rule === undefined || pattern === undefined) return { refusal: 'rule-not-found' };
  return toRule(rule, pattern, await isManagedHere(dependencies, rule.arn));
};
