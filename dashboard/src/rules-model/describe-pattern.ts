import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { EventPattern } from '../api/topic-pattern.ts';
import type { Condition } from './condition.ts';
import { OPERATORS } from './operators.ts';
import type { EventChoice } from './pattern-form.ts';
import { readPattern } from './read-pattern.ts';

/** What a pattern matches, in words. */
export function describePattern(pattern: EventPattern): string {
  const form = readPattern(pattern);
  if (form === undefined) return describeOther(pattern);
  const events = describeEvents(form.events);
  const conditions = form.conditions.map(describeCondition).join(' and ');
  return conditions === '' ? events : `${events}, where ${conditions}`;
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

/** A condition in words: `json.total is at least 5`. */
function describeCondition({ path, operator, values }: Condition): string {
  const { label, operand } = OPERATORS[operator];
  const joined = values.join(operand === 'range' ? ' and ' : ' or ');
  return [path.join('.'), label, joined].join(' ').trim();
}

function describeOther(pattern: EventPattern): string {
  const { source, ...others } = pattern;
  const isAll =
    Object.keys(others).length === 0 && JSON.stringify(source) === JSON.stringify([EVENT_SOURCE]);
  return isAll ? 'All events of Momento' : 'Its own event pattern';
}
