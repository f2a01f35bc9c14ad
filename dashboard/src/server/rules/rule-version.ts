import { createHash } from 'node:crypto';
import type { RuleState } from './rule-state.ts';

/** What a version tells apart, in its order. */
const PARTS = ['pattern', 'description', 'enabled', 'targets'] as const;
export type RulePart = (typeof PARTS)[number];

type Versioned = Pick<RuleState, 'pattern' | 'description' | 'state' | 'targets'>;

/** Stands for all of a rule that an edit can change: a hash of each part, so that they compare. */
export function versionOf(rule: Versioned): string {
  const values = {
    pattern: rule.pattern,
    description: rule.description,
    enabled: rule.state !== 'DISABLED',
    targets: rule.targets,
  };
  return PARTS.map((part) => hashOf(values[part])).join('.');
}

/** The parts that differ between two versions; all of them when one is no version of ours. */
export function listChangedParts(left: string, right: string): readonly RulePart[] {
  const others = right.split('.');
  const parts = left.split('.');
  return PARTS.filter((_, place) => parts[place] !== others[place]);
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
