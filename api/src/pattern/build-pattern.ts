import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { OPERATORS, type OperatorId } from './operators.ts';
import type { Condition, EventChoice, PatternForm } from './pattern-form.ts';
import { buildTopicPattern, type EventPattern } from './topic-pattern.ts';
import { type SimpleMatch, simplifyWildcard, simplifyWildcards } from './wildcard.ts';

interface Fields {
  [name: string]: readonly unknown[] | Fields;
}

const SIMPLER = {
  wildcard: { prefix: 'prefix', suffix: 'suffix', equals: 'equals' },
  'not-wildcard': { prefix: 'not-prefix', suffix: 'not-suffix', equals: 'not' },
} as const satisfies Partial<Record<OperatorId, Record<SimpleMatch, OperatorId>>>;

/** The event pattern of a form. A wildcard that a prefix or suffix can stand in for becomes one. */
export function buildPattern({ events, conditions, join }: PatternForm): EventPattern {
  const base = buildEventPattern(events);
  const detail = structuredClone(base['detail']) as Fields;
  if (join === 'any' && conditions.length > 1) {
    return { ...base, detail: { ...detail, $or: conditions.map((one) => buildFields([one])) } };
  }
  return { ...base, detail: { ...detail, ...buildFields(conditions) } };
}

function buildFields(conditions: readonly Condition[]): Fields {
  const fields: Fields = {};
  for (const condition of conditions) addCondition(fields, condition);
  return fields;
}

function buildEventPattern(events: EventChoice): EventPattern {
  if (events.from !== 'topics') return buildTopicPattern(events);
  const { cache, match, text } = events;
  const simple = match === 'wildcard' ? simplifyWildcard(text) : { match, text };
  const topic = simple ?? { match: 'wildcard' as const, text };
  // A detail-type is its cache, `#` and its topic: a topic's prefix lengthens that of its cache.
  const start = topic.match === 'suffix' || topic.match === 'wildcard' ? '' : topic.text;
  return topic.match === 'equals'
    ? buildTopicPattern({ cache, topic: topic.text })
    : {
        source: [EVENT_SOURCE],
        'detail-type': [{ prefix: detailTypeOf(cache, start) }],
        detail: { cache: [cache], topic: [{ [topic.match]: topic.text }] },
      };
}

/** A wildcard condition with the operator that does the same; others as they are. */
function simplifyCondition(condition: Condition): Condition {
  const { operator, values } = condition;
  if (operator !== 'wildcard' && operator !== 'not-wildcard') return condition;
  const simple = simplifyWildcards(values);
  return simple === undefined
    ? condition
    : { ...condition, operator: SIMPLER[operator][simple.match], values: simple.texts };
}

function addCondition(detail: Fields, condition: Condition): void {
  const { path, operator, values } = simplifyCondition(condition);
  const names = [...path];
  const last = names.pop();
  if (last === undefined) return;
  let fields = detail;
  for (const name of names) {
    const inner = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const next: Fields = inner === undefined || Array.isArray(inner) ? {} : (inner as Fields);
    fields[name] = next;
    fields = next;
  }
  fields[last] = OPERATORS[operator].build(values);
}
