import { DeleteRuleCommand } from '@aws-sdk/client-eventbridge';
import type { deleteRuleOperation } from '../../api/rule-operations.ts';
import type { Verb } from '../serve.ts';
import { changeTargets } from './change-targets.ts';
import { describeRule, listTargetsOf } from './find-rule.ts';

export const deleteRule: Verb<typeof deleteRuleOperation> = (
  dependencies,
  { params: { name } },
) => {
  const { events, config, serialise } = dependencies;
  return serialise(`rule ${name}`, async () => {
    const rule = await describeRule(dependencies, name);
    if (rule === undefined) return { refusal: 'rule-not-found' };
    try {
      // EventBridge does not delete a rule that has targets.
      const before = await listTargetsOf(dependencies, name);
      const identity = { name, arn: rule.Arn ?? '' };
      await changeTargets(dependencies, identity, { before, after: [], chosen: 0 });
      await events.send(new DeleteRuleCommand({ Name: name, EventBusName: config.busName }));
      return undefined;
    } catch (error) {
      const { name: code, message } = error as Error;
      if (code !== 'ManagedRuleException') throw error;
      return { refusal: 'rule-managed-by-aws', message };
    }
  });
};
