import type { Target } from '@aws-sdk/client-eventbridge';
import { createFreshValue } from '../aws/fresh-value.ts';
import { isManagedHere, listTargetsOf, type Needed } from './find-rule.ts';
import type { AwsRule } from './to-rule.ts';

const TARGETS_FRESH_MS = 60_000;
const TAGS_FRESH_MS = 15 * 60_000;

/** What ListRules does not tell of a rule. */
interface RuleDetails {
  readonly targets: readonly Target[];
  /** Whether the rule was made here. */
  readonly managedHere: boolean;
}

/**
 * Costs two calls a rule, of which EventBridge allows some tens a second: so they are remembered.
 * What others change is seen after a minute, their tags after a quarter of an hour.
 */
export interface RuleDetailsIndex {
  /** undefined: somebody deleted the rule since it was listed. */
  readonly read: (rule: AwsRule) => Promise<RuleDetails | undefined>;
  /** To be called when a rule was changed here. */
  readonly forget: (name: string) => void;
}

export function createRuleDetailsIndex(needed: Needed, now: () => number): RuleDetailsIndex {
  const byName = new Map<string, () => Promise<RuleDetails | undefined>>();

  function createRead({ Name = '', Arn = '' }: AwsRule): () => Promise<RuleDetails | undefined> {
    const readTargets = createFreshValue(() => listTargetsOf(needed, Name), {
      freshMs: TARGETS_FRESH_MS,
      now,
    });
    const readManagedHere = createFreshValue(() => isManagedHere(needed, Arn), {
      freshMs: TAGS_FRESH_MS,
      now,
    });
    return async () => {
      const [targets, managedHere] = await Promise.all([readTargets(), readManagedHere()]);
      return targets && managedHere !== undefined ? { targets, managedHere } : undefined;
    };
  }

  return {
    async read(rule) {
      const name = rule.Name ?? '';
      const read = byName.get(name) ?? createRead(rule);
      byName.set(name, read);
      const details = await read();
      // Its name may come back at any time, with another rule.
      if (details === undefined && byName.get(name) === read) byName.delete(name);
      return details;
    },
    forget: (name) => void byName.delete(name),
  };
}
