import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { hasWildcard, WILDCARD_RULES_PER_BUS } from '@momento-gateway/api/pattern/wildcard';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import pMap from 'p-map';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { listAllRules, readRuleState } from './read-rules.ts';
import type { ReadRulesQuota } from './read-rules-quota.ts';
import { readRuleManager } from './rule-manager.ts';
import type { RuleDetailsIndex } from './rule-memory.ts';
import { toRuleState } from './rule-state.ts';
import { toRule } from './to-rule.ts';

/** Each makes two calls, and EventBridge allows 50 a second; a throttled client slows down by itself. */
const PARALLEL_RULES = 25;

export type ListContext = BaseContext & {
  readonly ruleDetails: RuleDetailsIndex;
  readonly readRulesQuota: ReadRulesQuota;
};

export const listRules: Handler<'listRules', ListContext> = async (context) => {
  const { config, findBus, ruleDetails, readRulesQuota } = context;
  const listing = listAllRules(context);
  // Of a bus that does not exist it fails, which is told below.
  listing.catch(() => {});
  const [bus, quota] = await Promise.all([findBus(config.busName), readRulesQuota()]);
  if (bus === undefined) return { refusal: 'bus-not-found', name: config.busName };
  const all = await listing;
  const rules = await pMap(
    all.filter(({ Name = '' }) => !isViewerName(Name)),
    async (rule) => {
      const pattern = parsePattern(rule.EventPattern);
      if (pattern === undefined || !concernsMomento(pattern)) return undefined;
      const details = await ruleDetails.read(rule);
      return details && toRule(toRuleState(rule, details.targets), pattern, details.manager);
    },
    { concurrency: PARALLEL_RULES },
  );
  return {
    rules: rules
      .filter((rule) => rule !== undefined)
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
    quotas: {
      rules: { count: all.length, ...quota },
      wildcardRules: {
        count: all.filter(usesWildcard).length,
        limit: WILDCARD_RULES_PER_BUS,
        isDefault: false,
      },
    },
  };
};

function usesWildcard({ EventPattern }: { EventPattern?: string | undefined }): boolean {
  const pattern = parsePattern(EventPattern);
  return pattern !== undefined && hasWildcard(pattern);
}

export const readRule: Handler<'readRule'> = async (context, { params: { name } }) => {
  const rule = isViewerName(name) ? undefined : await readRuleState(context, name);
  const pattern = parsePattern(rule?.pattern);
  if (rule === undefined || pattern === undefined) return { refusal: 'rule-not-found' };
  const manager = await readRuleManager(context, { Arn: rule.arn, ManagedBy: rule.service });
  return manager === undefined ? { refusal: 'rule-not-found' } : toRule(rule, pattern, manager);
};
