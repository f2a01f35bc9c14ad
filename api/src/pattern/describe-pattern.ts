import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { describeFields } from './describe-fields.ts';
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
