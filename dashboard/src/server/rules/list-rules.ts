import { type Rule as ListedRule, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import type { Rule } from '../../api/rule.ts';
import type { listRulesOperation } from '../../api/rule-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Verb } from '../serve.ts';
import { concernsMomento } from './concerns-momento.ts';
import { isManagedHere, listTargetsOf } from './find-rule.ts';
import { parsePattern, toRule } from './to-rule.ts';

/** EventBridge allows 50 calls of its control plane a second. */
const PARALLEL_RULES = 8;

export const listRules: Verb<typeof listRulesOperation> = async (dependencies) => {
  const { config, findBus } = dependencies;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const waiting = await listAllRules(dependencies);
  const rules: Rule[] = [];
  const readNext = async (): Promise<void> => {
    for (let listed = waiting.shift(); listed !== undefined; listed = waiting.shift()) {
      const pattern = parsePattern(listed.EventPattern);
      if (pattern === undefined || !concernsMomento(pattern)) continue;
      const [targets, managedHere] = await Promise.all([
        listTargetsOf(dependencies, listed.Name ?? ''),
        isManagedHere(dependencies, listed.Arn ?? ''),
      ]);
      rules.push(toRule(listed, pattern, targets, managedHere));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_RULES }, readNext));
  return { rules: rules.sort((left, right) => (left.name < right.name ? -1 : 1)) };
};

export async function listAllRules({
  events,
  config,
}: Pick<Dependencies, 'events' | 'config'>): Promise<ListedRule[]> {
  const found: ListedRule[] = [];
  let nextToken: string | undefined;
  do {
    const { Rules = [], NextToken } = await events.send(
      new ListRulesCommand({ EventBusName: config.busName, NextToken: nextToken }),
    );
    found.push(...Rules);
    nextToken = NextToken;
  } while (nextToken !== undefined);
  return found;
}
