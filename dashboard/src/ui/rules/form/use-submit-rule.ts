'use client';

import { ApiError } from '@momento-gateway/api/api-error';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { ChosenTarget } from '@momento-gateway/api/rules/target';
import { useRef } from 'react';
import { useChangeRule, useCreateRule } from '../../queries/use-rules.ts';
import { useCreateQueue } from '../../queries/use-targets.ts';
import { readDraftPattern } from '../pattern/draft-pattern.ts';
import { toChosenTarget } from '../targets/target-fields.ts';
import type { RuleFields } from './rule-form.ts';

interface SubmitRule {
  readonly create: (fields: RuleFields) => Promise<Rule>;
  readonly change: (fields: RuleFields) => Promise<Rule>;
}

/** Makes the queues that are new, then writes the rule. */
export function useSubmitRule(): SubmitRule {
  const madeQueues = useRef(new Map<string, string>());
  const createQueue = useCreateQueue();
  const createRule = useCreateRule();
  const changeRule = useChangeRule();

  /** A queue that this form made for an attempt that failed later is taken, and no other. */
  const makeQueue = async (name: string, place: number): Promise<string> => {
    const made = madeQueues.current.get(name);
    if (made !== undefined) return made;
    try {
      const { arn } = await createQueue.mutateAsync(name);
      madeQueues.current.set(name, arn);
      return arn;
    } catch (error) {
      throw nameQueueField(error, place);
    }
  };

  const chooseTargets = async ({ targets }: RuleFields): Promise<ChosenTarget[]> => {
    const chosen: ChosenTarget[] = [];
    for (const [place, fields] of targets.entries()) {
      const isNew = fields.type === 'sqs' && fields.queue === 'new';
      const arn = isNew ? await makeQueue(fields.newName, place) : fields.arn;
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
          targets,
          ...(fields.version !== undefined && { version: fields.version }),
        },
      });
    },
  };
}

/** What is wrong with a new queue belongs to the field with its name. */
function nameQueueField(error: unknown, place: number): unknown {
  if (!(error instanceof ApiError) || (error.status !== 409 && error.status !== 400)) return error;
  const message = error.errors[0]?.message ?? error.detail ?? error.title;
  return new ApiError(
    { ...error, errors: [{ location: `targets.${place}.newName`, message }] },
    { cause: error },
  );
}
