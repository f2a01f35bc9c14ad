import type { readRuleOperation } from '../../api/rule-operations.ts';
import { isViewerName } from '../live/viewer-name.ts';
import type { Verb } from '../serve.ts';
import { findRule } from './find-rule.ts';

export const readRule: Verb<typeof readRuleOperation> = async (
  dependencies,
  { params: { name } },
) => {
  const rule = isViewerName(name) ? undefined : await findRule(dependencies, name);
  return rule ?? { refusal: 'rule-not-found' };
};
