import { checkValues, findClashes } from '@momento-gateway/api/pattern/pattern-form';
import { PATTERN_MAX_LENGTH } from '@momento-gateway/api/pattern/topic-pattern';
import { CreateRuleSchema, TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { ChosenTargetSchema, CreateTargetSchema } from '@momento-gateway/api/rules/target';
import { CacheSchema, TopicSchema } from '@momento-gateway/api/webhooks/webhook';
import * as z from '@momento-gateway/api/zod';
import { checkPath, readConditionPath, toCondition } from '../pattern/condition-fields.ts';
import {
  type EventFields,
  type PatternFields,
  parsePatternText,
  readDraftPattern,
} from '../pattern/draft-pattern.ts';
import {
  type TargetFields,
  type TargetFormFields,
  toChosenTarget,
} from '../targets/target-fields.ts';

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

function checkTarget(fields: TargetFields, place: number): Problem[] {
  const isNew = fields.type === 'sqs' && fields.queue === 'new';
  const target = toChosenTarget(fields, isNew ? NO_QUEUE_YET : fields.arn);
  const { error } = ChosenTargetSchema.safeParse(target);
  const problems = (error?.issues ?? []).map(({ path: [field, ...rest], message }) => ({
    path: ['targets', place, fieldOf(String(field), rest)],
    message: field === 'arn' && fields.arn === '' ? NOTHING_CHOSEN : message,
  }));
  return isNew
    ? [
        ...check(CreateTargetSchema.shape.name, fields.newName, ['targets', place, 'newName']),
        ...problems,
      ]
    : problems;
}

const NOTHING_CHOSEN = 'Choose a target for the matching events.';
const NO_QUEUE_YET = 'arn:aws:sqs:us-east-1:000000000000:new';

/** The field of the form for one of the API. */
function fieldOf(field: string, [inner]: readonly PropertyKey[]): string {
  return field === 'retry' || field === 'input' ? String(inner) : field;
}

function checkTargets({ targets, keptTargets }: RuleFields): Problem[] {
  const count = targets.length + keptTargets;
  if (count === 0) return [{ path: ['keptTargets'], message: 'Add a target.' }];
  if (count > TARGETS_PER_RULE) {
    return [
      { path: ['keptTargets'], message: `A rule can have at most ${TARGETS_PER_RULE} targets.` },
    ];
  }
  const names = targets.map(({ queue, type, newName, arn }) =>
    type === 'sqs' && queue === 'new' ? newName : arn,
  );
  return names.flatMap((name, place) =>
    name !== '' && names.indexOf(name) < place
      ? [{ path: ['targets', place, 'arn'], message: 'This target is already in the list.' }]
      : [],
  );
}

function check(schema: z.ZodType, value: unknown, path: Problem['path']): Problem[] {
  const { error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  return issue === undefined ? [] : [{ path, message: issue.message }];
}
