import { concernsMomento, NOT_OF_MOMENTO } from '@momento-gateway/api/pattern/judge-pattern';
import { checkValues, findClashes } from '@momento-gateway/api/pattern/pattern-form';
import { PATTERN_MAX_LENGTH } from '@momento-gateway/api/pattern/topic-pattern';
import { CacheSchema, TopicSchema } from '@momento-gateway/api/webhooks/webhook';
import * as z from '@momento-gateway/api/zod';
import { checkPath, readConditionPath, toCondition } from './condition-fields.ts';
import {
  type EventFields,
  type PatternFields,
  parsePatternText,
  readDraftPattern,
} from './draft-pattern.ts';

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks the part of a form that says which events match. */
export const PatternFormSchema = z.custom<PatternFields>().superRefine((fields, context) => {
  for (const { path, message } of listPatternProblems(fields)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

export function listPatternProblems(fields: PatternFields): readonly Problem[] {
  return fields.view === 'json' ? checkJson(fields.json) : checkForm(fields);
}

function checkJson(json: string): Problem[] {
  const read = parsePatternText(json);
  if ('message' in read) return [{ path: ['json'], message: read.message }];
  if (!concernsMomento(read.pattern)) return [{ path: ['json'], message: NOT_OF_MOMENTO }];
  return checkLength(JSON.stringify(read.pattern), ['json']);
}

function checkForm(fields: PatternFields): Problem[] {
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
    ...checkWith(CacheSchema, cache, ['events', 'cache']),
    ...(from === 'topic' ? checkWith(TopicSchema, topic, ['events', 'topic']) : []),
    ...(from === 'topics' ? checkWith(TopicSchema, topicText, ['events', 'topicText']) : []),
  ];
}

function checkConditions({ join, conditions }: PatternFields): Problem[] {
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

/** What is wrong with a value, at the path of its field. */
export function checkWith(schema: z.ZodType, value: unknown, path: Problem['path']): Problem[] {
  const { error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  return issue === undefined ? [] : [{ path, message: issue.message }];
}
