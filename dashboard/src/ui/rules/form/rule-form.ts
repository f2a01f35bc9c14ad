import { CreateRuleSchema, TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import * as z from '@momento-gateway/api/zod';
import type { PatternFields } from '../pattern/draft-pattern.ts';
import { checkWith, listPatternProblems, type Problem } from '../pattern/pattern-schema.ts';
import { checkTarget } from '../targets/check-target.ts';
import { arnOf, isNewQueue, type TargetFormFields } from '../targets/target-fields.ts';

/** The form's fields. */
export interface RuleFields extends PatternFields, TargetFormFields {
  readonly description?: string | undefined;
  readonly enabled: boolean;
  /** Of the rule that the form was filled in from; undefined for a new one. */
  readonly version?: string | undefined;
}

/** Checks each visible field of the form as the API will check it. */
export const RuleFormSchema = z.custom<RuleFields>().superRefine((fields, context) => {
  for (const { path, message } of listProblems(fields)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

function listProblems(fields: RuleFields): readonly Problem[] {
  return [
    ...listPatternProblems(fields),
    ...fields.targets.flatMap(checkTarget),
    ...checkTargets(fields),
    ...checkWith(CreateRuleSchema.shape.name, fields.name, ['name']),
    ...checkWith(CreateRuleSchema.shape.description, fields.description, ['description']),
  ];
}

function checkTargets({ targets, keptTargets }: RuleFields): Problem[] {
  const count = targets.length + keptTargets;
  if (count === 0) return [{ path: ['keptTargets'], message: 'Add a target.' }];
  if (count > TARGETS_PER_RULE) {
    return [
      { path: ['keptTargets'], message: `A rule can have at most ${TARGETS_PER_RULE} targets.` },
    ];
  }
  const names = targets.map((fields) => (isNewQueue(fields) ? fields.newName : arnOf(fields)));
  const isSame = (place: number, other: number) =>
    names[place] === names[other] &&
    (targets[place]?.targetId === '' || targets[other]?.targetId === '');
  return names.flatMap((name, place) =>
    name !== '' && names.some((_, other) => other < place && isSame(place, other))
      ? [{ path: ['targets', place, 'arn'], message: 'This target is already in the list.' }]
      : [],
  );
}
