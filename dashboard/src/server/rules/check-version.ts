import type { Context } from '../context.ts';
import type { Refusal } from '../refusals/refusal.ts';
import type { RuleState } from './rule-state.ts';
import { listChangedParts, type RulePart, versionOf } from './rule-version.ts';

/** @returns what has changed since the version that an edit was based on; undefined for nothing. */
export function checkVersion(
  { ruleDetails }: Pick<Context, 'ruleDetails'>,
  rule: RuleState,
  version: string | undefined,
): Refusal | undefined {
  const current = versionOf(rule);
  if (version === undefined || version === current) return undefined;
  // The list that it came from may remember what it was: the next one is to be new.
  ruleDetails.forget(rule.name);
  return {
    refusal: 'rule-changed',
    errors: listChangedParts(version, current).map((part) => ({
      location: part,
      message: MESSAGES[part],
    })),
  };
}

const MESSAGES: Readonly<Record<RulePart, string>> = {
  pattern: 'Its pattern is another one by now.',
  description: 'Its description is another one by now.',
  enabled: 'It was enabled or disabled since.',
  targets: 'Its targets or their settings are others by now.',
};
