import type { readRuleOperation } from '../../api/rule-operations.ts';
import type { Verb } from '../serve.ts';
import { findRule } from './find-rule.ts';

export const readRule: Verb<typeof readRuleOperation> = async (dependencies, { params }) =>
  (await findRule(dependencies, params.name)) ?? { refusal: 'rule-not-found' };
