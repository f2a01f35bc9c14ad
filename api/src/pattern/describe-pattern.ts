import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { OPERATORS, readOperator } from './operators.ts';
import type { EventChoice } from './pattern-form.ts';
import { readPattern } from './read-pattern.ts';
import type { EventPattern } from './topic-pattern.ts';

/** What a pattern matches, in words. */
export function describePattern(pattern: EventPattern): string {
  const form = readPattern(pattern);
  if (form === undefined) return describeOther(pattern);
  const { cache, topic, ...fields } = pattern['detail'] as EventPattern;
  return join(describeEvents(form.events), describeFields(fields));
}

function describeEvents(events: EventChoice): string {
  switch (events.from) {
    case 'topic':
      return `The topic ${events.topic} of the cache ${events.cache}`;
    case 'cache':
      return `All topics of the cache ${events.cache}`;
    case 'topics':
      return `The topics of the cache ${events.cache} that ${TOPIC_WORDS[events.match]} ${events.text}`;
  }
}

const TOPIC_WORDS = {
  prefix: 'start with',
  suffix: 'end with',
  wildcard: 'match the wildcard',
} as const;

function describeOther(pattern: EventPattern): string {
  const { source, ...others } = pattern;
  if (JSON.stringify(source) !== JSON.stringify([EVENT_SOURCE])) {
    return join('Events', describeFields(pattern));
  }
  const conditions = describeFields(others);
  return join(conditions === '' ? 'All events of Momento' : 'Events of Momento', conditions);
}

function join(events: string, conditions: string): string {
  return conditions === '' ? events : `${events}, where ${conditions}`;
}

/** The conditions of a pattern or of a part of it, in words: `text exists and json.n is 5`. */
export function describeFields(fields: EventPattern): string {
  return listConditions(fields, []).join(' and ');
}

function listConditions(fields: EventPattern, path: readonly string[]): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (name === '$or' && Array.isArray(value)) return [describeBranches(value, path)];
    const inner = name === 'detail' && path.length === 0 ? [] : [...path, name];
    return Array.isArray(value)
      ? [`${inner.join('.')} ${describeMatchers(value)}`]
      : listConditions((value ?? {}) as EventPattern, inner);
  });
}

function describeBranches(branches: readonly EventPattern[], path: readonly string[]): string {
  const texts = branches.map((branch) => {
    const conditions = listConditions(branch, path);
    return conditions.length > 1 ? `(${conditions.join(' and ')})` : conditions.join('');
  });
  return `either ${texts.join(' or ')}`;
}

/** A field matches when one of its matchers does; matchers of one operator are described together. */
function describeMatchers(matchers: readonly unknown[]): string {
  const read = readOperator(matchers);
  if (read !== undefined) return describeOperator(read);
  return matchers
    .map((matcher) => {
      const one = readOperator([matcher]);
      return one === undefined ? `matches ${JSON.stringify(matcher)}` : describeOperator(one);
    })
    .join(' or ');
}

/** What stands behind a comma in an operator's words stands behind its values. */
function describeOperator({ operator, values }: NonNullable<ReturnType<typeof readOperator>>) {
  const { label, operand } = OPERATORS[operator];
  const [words = '', ...rest] = label.split(', ');
  const verb = values.length === 1 ? words.replace(ANY_OF, '').replace(NONE_OF, ' not') : words;
  const listed = values.join(operand === 'range' ? ' and ' : ' or ');
  return [[verb, listed].filter(Boolean).join(' '), ...rest].join(', ');
}

const ANY_OF = / any of( the numbers)?$/;
const NONE_OF = / none of( the numbers)?$/;
