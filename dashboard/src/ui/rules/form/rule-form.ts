import { concernsMomento, NOT_OF_MOMENTO } from '@momento-gateway/api/pattern/judge-pattern';
import { checkValues, findClashes } from '@momento-gateway/api/pattern/pattern-form';
import { PATTERN_MAX_LENGTH } from '@momento-gateway/api/pattern/topic-pattern';
import { CreateRuleSchema, TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { CacheSchema, TopicSchema } from '@momento-gateway/api/webhooks/webhook';
import * as z from '@momento-gateway/api/zod';
import { checkPath, readConditionPath, toCondition } from '../pattern/condition-fields.ts';
import {
  type EventFields,
  type PatternFields,
  parsePatternText,
  readDraftPattern,
} from '../pattern/draft-pattern.ts';
import { checkTarget } from '../targets/check-target.ts';
import { arnOf, isNewQueue, type TargetFormFields } from '../targets/target-fields.ts';

/** The form's fields. */
export interface RuleFields extends PatternFields, TargetFormFields {
  readonly description?: string | undefined;
  readonly enabled: boolean;
  /** Of the rule that the form was filled in from; undefined for a new one. */
  readonly version?: string | undefined;
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks each visible field of the form as the API will check it. */
export const RuleFormSchema = z.custom<RuleFields>().superRefine((fields, context) => {
  for (const { path, message } of listProblems(fields)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

function listProblems(fields: RuleFields): readonly Problem[] {
  return [
    ...(fields.view === 'json' ? checkJson(fields.json) : checkForm(fields)),
    ...fields.targets.flatMap(checkTarget),
    ...checkTargets(fields),
    ...check(CreateRuleSchema.shape.name, fields.name, ['name']),
    ...check(CreateRuleSchema.shape.description, fields.description, ['description']),
  ];
}

function checkJson(json: string): Problem[] {
  const read = parsePatternText(json);
  if ('message' in read) return [{ path: ['json'], message: read.message }];
  if (!concernsMomento(read.pattern)) return [{ path: ['json'], message: NOT_OF_MOMENTO }];
  return checkLength(JSON.stringify(read.pattern), ['json']);
}

function checkForm(fields: RuleFields): Problem[] {
  const problems = [...checkEvents(fields.events), ...checkConditions(fields)];
  if (problems.length > 0) return problems;
  return checkLength(JSON.stringify(readDraftPattern(fields)), ['json']);
}

function checkLength(text: string, path: Problem['path']): Problem[] {
  return text.length <= PATTERN_MAX_LENGTH
    ? []
    : [
        {
          path,
          message: `An event pattern can have at most ${PATTERN_MAX_LENGTH} characters.`,
        },
      ];
}

function checkEvents({ from, webhookId, cache, topic, topicText }: EventFields): Problem[] {
  if (from === 'webhook') {
    const message = 'Choose a webhook.';
    return webhookId === '' ? [{ path: ['events', 'webhookId'], message }] : [];
  }
  return [
    ...check(CacheSchema, cache, ['events', 'cache']),
    ...(from === 'topic' ? check(TopicSchema, topic, ['events', 'topic']) : []),
    ...(from === 'topics' ? check(TopicSchema, topicText, ['events', 'topicText']) : []),
  ];
}

function checkConditions({ join, conditions }: RuleFields): Problem[] {
  const clashes = join === 'any' ? [] : findClashes(conditions.map(readConditionPath));
  return conditions.flatMap((fields, place) => {
    const path = checkPath(fields);
    if (path !== undefined) return [{ path: ['conditions', place, 'name'], message: path }];
    if (clashes.includes(place)) {
      const message = 'There is already a condition on this field. Add the values there instead.';
      return [{ path: ['conditions', place, 'values'], message }];
    }
    const message = checkValues(toCondition(fields));
    return message === undefined ? [] : [{ path: ['conditions', place, 'values'], message }];
  });
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

function check(schema: z.ZodType, value: unknown, path: Problem['path']): Problem[] {
  const { error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  return issue === undefined ? [] : [{ path, message: issue.message }];
}
