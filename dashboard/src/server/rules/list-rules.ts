import { isViewerName } from '@momento-gateway/api/live/live';
import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import {
  hasWildcard,
  RULES_PER_BUS,
  WILDCARD_RULES_PER_BUS,
} from '@momento-gateway/api/pattern/wildcard';
import { runInParallel } from '../aws/run-in-parallel.ts';
import type { Handler } from '../handler.ts';
import { listAllRules } from './list-all-rules.ts';
import { toRuleState } from './rule-state.ts';
import { toRule } from './to-rule.ts';

/** Each makes two calls; a throttled client slows down by itself. */
const PARALLEL_RULES = 8;

export const listRules: Handler<'listRules'> = async (context) => {
  const { config, findBus, ruleDetails } = context;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const all = await listAllRules(context);
  const listed = all.filter(({ Name = '' }) => !isViewerName(Name));
  const rules = await runInParallel(listed, PARALLEL_RULES, async (rule) => {
    const pattern = parsePattern(rule.EventPattern);
    if (pattern === undefined || !concernsMomento(pattern)) return undefined;
    const details = await ruleDetails.read(rule);
    return details && toRule(toRuleState(rule, details.targets), pattern, details.managedHere);
  });
  return {
    rules: rules
      .filter((rule) => rule !== undefined)
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
    quotas: {
      rules: { count: all.length, limit: RULES_PER_BUS },
      wildcardRules: { count: all.filter(usesWildcard).length, limit: WILDCARD_RULES_PER_BUS },
    },
  };
};

function usesWildcard({ EventPattern }: { EventPattern?: string | undefined }): boolean {
  const pattern = parsePattern(EventPattern);
  return pattern !== undefined && hasWildcard(pattern);
}
