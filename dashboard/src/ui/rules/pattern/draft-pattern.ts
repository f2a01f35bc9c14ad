import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import { buildPattern } from '@momento-gateway/api/pattern/build-pattern';
import type {
  ConditionJoin,
  EventChoice,
  PatternForm,
  TopicMatch,
} from '@momento-gateway/api/pattern/pattern-form';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import {
  type ConditionFields,
  isConditionComplete,
  toCondition,
  toConditionFields,
} from './condition-fields.ts';

/** Which events match, with the fields of every choice. */
export interface EventFields {
  readonly from: 'webhook' | 'topic' | 'cache' | 'topics';
  readonly webhookId: string;
  readonly cache: string;
  readonly topic: string;
  readonly match: TopicMatch;
  readonly topicText: string;
}

export const NO_EVENTS: EventFields = {
  from: 'webhook',
  webhookId: '',
  cache: '',
  topic: '',
  match: 'prefix',
  topicText: '',
};

/** The part of the rule's form that says which events match. */
export interface PatternFields {
  readonly view: 'form' | 'json';
  readonly events: EventFields;
  readonly join: ConditionJoin;
  readonly conditions: readonly ConditionFields[];
  /** The pattern's text in the JSON view. */
  readonly json: string;
}

/** The event pattern of what is filled in so far; undefined while the JSON is not a pattern. */
export function readDraftPattern(fields: PatternFields): EventPattern | undefined {
  if (fields.view === 'json') {
    const read = parsePatternText(fields.json);
    return 'pattern' in read ? read.pattern : undefined;
  }
  return buildPattern({
    events: toEventChoice(fields.events),
    join: fields.join,
    conditions: fields.conditions.filter(isConditionComplete).map(toCondition),
  });
}

/** The pattern as JSON text; undefined as long as no events are chosen, or the JSON is no pattern. */
export function toPatternText(fields: PatternFields): string | undefined {
  if (fields.view === 'form' && !hasChosenEvents(fields.events)) return undefined;
  const pattern = readDraftPattern(fields);
  return pattern && JSON.stringify(pattern);
}

/** Whether the form has a complete choice of events. */
export function hasChosenEvents({ from, cache, topic, topicText }: EventFields): boolean {
  if (cache === '' || from === 'cache') return cache !== '';
  return (from === 'topics' ? topicText : topic) !== '';
}

export function toEventChoice(events: EventFields): EventChoice {
  const { from, cache, topic, match, topicText } = events;
  if (from === 'cache') return { from, cache };
  if (from === 'topics') return { from, cache, match, text: topicText };
  return { from: 'topic', cache, topic };
}

/** The form's fields for a pattern that the form can express. */
export function toPatternFields({ events, join = 'all', conditions }: PatternForm): {
  readonly events: EventFields;
  readonly join: ConditionJoin;
  readonly conditions: readonly ConditionFields[];
} {
  const { from, cache } = events;
  return {
    events: {
      ...NO_EVENTS,
      from,
      cache,
      ...(events.from === 'topic' && { topic: events.topic }),
      ...(events.from === 'topics' && { match: events.match, topicText: events.text }),
    },
    join,
    conditions: conditions.map(toConditionFields),
  };
}

/** The pattern of the JSON view, or what is wrong with it. */
export function parsePatternText(
  text: string,
): { readonly pattern: EventPattern } | { readonly message: string } {
  const pattern = readExact(text);
  if (pattern === undefined) return { message: explainSyntax(text) };
  return isExactObject(pattern) ? { pattern } : { message: 'An event pattern is a JSON object.' };
}

function explainSyntax(text: string): string {
  try {
    JSON.parse(text);
    return 'This JSON is nested too deep.';
  } catch (error) {
    return `This is not valid JSON: ${(error as Error).message}`;
  }
}
