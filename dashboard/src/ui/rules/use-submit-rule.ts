'use client';

import type { Rule } from '../../api/rule.ts';
import { type RuleForm, readTopicChoice } from './rule-form.ts';
import { useCreateQueue } from './use-queues.ts';
import { useCreateRule } from './use-rules.ts';

/** Makes the queue when it is a new one, then the rule. Trying again finds the queue made before. */
export function useSubmitRule(): (form: RuleForm) => Promise<Rule> {
  const createQueue = useCreateQueue();
  const createRule = useCreateRule();
  return async ({ events, name, description, enabled, target }) => {
    const arn =
      target.queue === 'existing'
        ? target.arn
        : (await createQueue.mutateAsync(target.newName)).arn;
    return createRule.mutateAsync({
      name,
      enabled,
      ...(description === undefined ? {} : { description }),
      ...readTopicChoice(events),
      targets: [{ type: 'sqs', arn }],
    });
  };
}
