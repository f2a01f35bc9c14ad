import type { Account } from '../core/aws-service.ts';
import { readEventFields } from '../event-pattern/event-fields.ts';
import type { EventPattern } from '../event-pattern/event-pattern.ts';
import { matchesEventPattern } from '../event-pattern/matches-event-pattern.ts';
import { parseEventPattern } from '../event-pattern/parse-event-pattern.ts';
import { formatRuleArn } from './resource-arn.ts';
import type { RuleStore } from './store/rule-store.ts';
import type { TargetStore } from './store/target-store.ts';
import { MAX_TARGETS_PER_RULE, type Target } from './target.ts';

/** A compiled rule with its targets. */
export interface IndexedRule {
  readonly arn: string;
  readonly pattern: EventPattern;
  readonly targets: readonly Target[];
}

/** The enabled rules of every bus, compiled once and cached until one of them changes. */
export interface RuleIndex {
  /** The rules of the bus that have targets and match this event. */
  readonly findMatching: (busName: string, eventText: string) => IndexedRule[];
  /** Call this after every change to a rule of the bus or to its targets. */
  readonly forget: (busName: string) => void;
}

export function createRuleIndex(stores: {
  readonly account: Account;
  readonly rules: RuleStore;
  readonly targets: TargetStore;
}): RuleIndex {
  const rulesByBus = new Map<string, IndexedRule[]>();

  function compileRules(busName: string): IndexedRule[] {
    return stores.rules.listEnabled(busName).flatMap((rule) => {
      const targets = stores.targets.list({
        busName,
        ruleName: rule.name,
        after: '',
        limit: MAX_TARGETS_PER_RULE,
      });
      const pattern = parseEventPattern(rule.eventPattern);
      if (targets.length === 0 || 'invalid' in pattern) return [];
      return [{ arn: formatRuleArn(stores.account, busName, rule.name), pattern, targets }];
    });
  }

  function listRules(busName: string): IndexedRule[] {
    const known = rulesByBus.get(busName);
    if (known !== undefined) return known;
    const compiled = compileRules(busName);
    if (compiled.length > 0) rulesByBus.set(busName, compiled);
    return compiled;
  }

  return {
    findMatching: (busName, eventText) => {
      const rules = listRules(busName);
      const fields = rules.length === 0 ? undefined : readEventFields(eventText);
      if (fields === undefined) return [];
      return rules.filter(({ pattern }) => matchesEventPattern(pattern, fields));
    },
    forget: (busName) => {
      rulesByBus.delete(busName);
    },
  };
}
