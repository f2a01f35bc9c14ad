import type { Rule } from '../../api/rule.ts';
import type { listRulesOperation } from '../../api/rule-operations.ts';
import { isViewerName } from '../live/viewer-name.ts';
import type { Verb } from '../serve.ts';
import { concernsMomento } from './concerns-momento.ts';
import { isManagedHere, listTargetsOf } from './find-rule.ts';
import { listRulesOf } from './list-rules-of.ts';
import { parsePattern, toRule } from './to-rule.ts';

/** EventBridge allows 50 calls of its control plane a second. */
const PARALLEL_RULES = 8;

export const listRules: Verb<typeof listRulesOperation> = async (dependencies) => {
  const { config, findBus } = dependencies;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const listedRules = await listRulesOf(dependencies);
  const waiting = listedRules.filter(({ Name = '' }) => !isViewerName(Name));
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
