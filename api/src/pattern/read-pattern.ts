import { isSameJson } from '../json.ts';
import { buildPattern } from './build-pattern.ts';
import { readOperator } from './operators.ts';
import {
  type Condition,
  checkValues,
  type EventChoice,
  type PatternForm,
  TOPIC_MATCHES,
} from './pattern-form.ts';
import type { EventPattern } from './topic-pattern.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The form of an event pattern; undefined when the form cannot express it. */
export function readPattern(pattern: EventPattern): PatternForm | undefined {
  const { detail } = pattern;
  if (!isFields(detail)) return undefined;
  const { cache, topic, ...fields } = detail;
  const events = readEvents(cache, topic);
  if (events === undefined) return undefined;
  const read = readJoined(fields);
  if (read === undefined) return undefined;
  // Besides the conditions nothing may stand in it but what its choice of events says.
  const { cache: builtCache, topic: builtTopic } = detailOf(
    buildPattern({ events, conditions: [] }),
  );
  const named = { cache: builtCache, ...(builtTopic !== undefined && { topic: builtTopic }) };
  const expected = { ...buildPattern({ events, conditions: [] }), detail: named };
  const found = { ...pattern, detail: { cache, ...(topic !== undefined && { topic }) } };
  return isSameJson(expected, found) ? { events, ...read } : undefined;
}

function detailOf(pattern: EventPattern): Fields {
  return pattern['detail'] as Fields;
}

function readEvents(cacheMatchers: unknown, topicMatchers: unknown): EventChoice | undefined {
  const cache = readOnly(cacheMatchers);
  if (typeof cache !== 'string') return undefined;
  if (topicMatchers === undefined) return { from: 'cache', cache };
  const topic = readOnly(topicMatchers);
  if (typeof topic === 'string') return { from: 'topic', cache, topic };
  if (!isFields(topic)) return undefined;
  const match = TOPIC_MATCHES.find((candidate) => Object.hasOwn(topic, candidate));
  const text = match === undefined ? undefined : topic[match];
  return match === undefined || typeof text !== 'string'
    ? undefined
    : { from: 'topics', cache, match, text };
}

/** An `$or` with one condition in each branch, and nothing beside it; or conditions that all hold. */
function readJoined({ $or, ...fields }: Fields): Omit<PatternForm, 'events'> | undefined {
  if ($or === undefined) {
    const conditions = readConditions(fields, []);
    return conditions && { conditions };
  }
  if (Object.keys(fields).length > 0 || !Array.isArray($or) || $or.length < 2) return undefined;
  const conditions = $or.map(readBranch);
  return conditions.every((condition) => condition !== undefined)
    ? { join: 'any', conditions }
    : undefined;
}

function readBranch(branch: unknown): Condition | undefined {
  const [condition, ...others] = (isFields(branch) && readConditions(branch, [])) || [];
  return others.length === 0 ? condition : undefined;
}

function readConditions(fields: Fields, path: readonly string[]): Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const [name, value] of Object.entries(fields)) {
    // A dot divides names in the form; `$or` is no field.
    if (name === '' || name.includes('.') || name.startsWith('$')) return undefined;
    const inner = [...path, name];
    const read = Array.isArray(value) ? readCondition(value, inner) : readInner(value, inner);
    if (read === undefined) return undefined;
    conditions.push(...read);
  }
  return conditions;
}

function readInner(value: unknown, path: readonly string[]): Condition[] | undefined {
  return isFields(value) && Object.keys(value).length > 0 ? readConditions(value, path) : undefined;
}

function readCondition(matchers: unknown[], path: readonly string[]): Condition[] | undefined {
  const read = readOperator(matchers);
  // What the form would refuse, such as a number that is too large, is for the JSON editor.
  return read === undefined || checkValues(read) !== undefined ? undefined : [{ path, ...read }];
}

function readOnly(matchers: unknown): unknown {
  return Array.isArray(matchers) && matchers.length === 1 ? matchers[0] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
