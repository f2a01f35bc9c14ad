import { expect, test } from 'vitest';
import { NO_EVENTS } from '../pattern/draft-pattern.ts';
import { readPatternCheck } from './read-pattern-check.ts';

const fields = {
  view: 'form',
  events: { ...NO_EVENTS, from: 'topic', cache: 'shop', topic: 'orders' },
  join: 'all',
  conditions: [],
  json: '',
} as const;
const PATTERN = {
  source: ['Momento'],
  'detail-type': ['shop#orders'],
  detail: { cache: ['shop'], topic: ['orders'] },
};

test('the pattern of the form is checked with the event', () => {
  expect(readPatternCheck(fields, '{"id":"1"}', undefined)).toEqual({
    pattern: PATTERN,
    event: { id: '1' },
  });
});

test('the rule that is edited is named, so that it does not count as another rule', () => {
  expect(readPatternCheck(fields, '{}', 'orders')).toMatchObject({ rule: 'orders' });
});

test('the pattern of the JSON view is checked, whatever the form has', () => {
  const inJson = { ...fields, view: 'json', events: NO_EVENTS, json: '{"a":["b"]}' } as const;
  expect(readPatternCheck(inJson, '{}', undefined)).toEqual({ pattern: { a: ['b'] }, event: {} });
});

test.each([
  ['no events are chosen', { events: NO_EVENTS }, '{}', 'Choose events first'],
  ['the pattern is not JSON', { view: 'json', json: '{' }, '{}', 'The event pattern is not'],
  ['the event is a list', {}, '[]', 'The event is not a JSON object.'],
  ['the event is not JSON', {}, '{', 'The event is not a JSON object.'],
])('EventBridge is not asked while %s', (_, change, event, problem) => {
  const check = readPatternCheck({ ...fields, ...(change as object) }, event, undefined);
  expect(check).toContain(problem);
});
