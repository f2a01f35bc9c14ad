'use client';

import type { Rule } from '../../api/rule.ts';
import type { ChosenTarget } from '../../api/target.ts';
import { useApi } from '../client/api-context.tsx';
import { readDraftPattern } from './draft-pattern.ts';
import type { RuleFields } from './rule-form.ts';
import { toChosenTarget } from './target-fields.ts';
import { useChangeRule, useCreateRule } from './use-rules.ts';
import { useCreateQueue } from './use-targets.ts';

interface SubmitRule {
  readonly create: (fields: RuleFields) => Promise<Rule>;
  readonly change: (fields: RuleFields) => Promise<Rule>;
}

/** Makes the queues that are new, then writes the rule. */
export function useSubmitRule(): SubmitRule {
  const api = useApi();
  const createQueue = useCreateQueue();
  const createRule = useCreateRule();
  const changeRule = useChangeRule();

  /** A queue made by an attempt that failed later is taken, not made again. */
  const findOrMakeQueue = async (name: string): Promise<string> => {
    const { targets } = await api.targets.list('sqs');
    const found = targets.find((queue) => queue.name === name);
    return found?.arn ?? (await createQueue.mutateAsync(name)).arn;
  };

  const chooseTargets = async ({ targets }: RuleFields): Promise<ChosenTarget[]> => {
    const chosen: ChosenTarget[] = [];
    for (const fields of targets) {
      const isNew = fields.type === 'sqs' && fields.queue === 'new';
      const arn = isNew ? await findOrMakeQueue(fields.newName) : fields.arn;
      chosen.push(toChosenTarget(fields, arn));
    }
    return chosen;
  };

  return {
    create: async (fields) =>
      createRule.mutateAsync({
        name: fields.name,
        enabled: fields.enabled,
        ...(fields.description !== undefined && { description: fields.description }),
        pattern: { ...readDraftPattern(fields) },
        targets: await chooseTargets(fields),
      }),
    change: async (fields) => {
      const targets = await chooseTargets(fields);
      return changeRule.mutateAsync({
        name: fields.name,
        changes: {
          enabled: fields.enabled,
          description: fields.description ?? '',
          pattern: { ...readDraftPattern(fields) },
          ...(targets.length > 0 && { targets }),
        },
      });
    },
  };
}
