import { createHash } from 'node:crypto';
import { type EventPattern, readTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { RuleManager } from './rule-manager.ts';
import type { RuleState } from './rule-state.ts';
import { toRuleTarget } from './targets/convert-target.ts';

/** @param pattern the rule's own, parsed */
export function toRule(rule: RuleState, pattern: EventPattern, manager: RuleManager): Rule {
  const { name, description, state, targets } = rule;
  return {
    name,
    version: versionOf(rule),
    ...(description === '' ? {} : { description }),
    enabled: state !== 'DISABLED',
    ...readTopicPattern(pattern),
    pattern: { ...pattern },
    targets: targets.map(toRuleTarget),
    ...manager,
  };
}

/** The parts of a rule that a version covers, in order. */
export const RULE_PARTS = ['pattern', 'description', 'enabled', 'targets'] as const;

/** Stands for all of a rule that an edit can change: a hash of each part, so that they compare. */
export function versionOf({ pattern, description, state, targets }: RuleState): string {
  const values = { pattern, description, enabled: state !== 'DISABLED', targets };
  return RULE_PARTS.map((part) => hashOf(values[part])).join('.');
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(value)))
    .digest('hex')
    .slice(0, 16);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).map(([key, inner]) => [key, sortKeys(inner)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
