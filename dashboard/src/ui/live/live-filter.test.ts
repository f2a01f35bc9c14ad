import { expect, test } from 'vitest';
import { chooseFilter, kindOf, toOpenViewer } from './live-filter.ts';

test.each([
  [{ cache: '', topic: '', pattern: '' }, 'all', {}],
  [{ cache: 'shop', topic: '', pattern: '' }, 'topic', { cache: 'shop' }],
  [{ cache: 'shop', topic: 'a', pattern: '' }, 'topic', { cache: 'shop', topic: 'a' }],
  [{ cache: 'shop', topic: '', pattern: '{"detail":{}}' }, 'pattern', { pattern: { detail: {} } }],
  [{ cache: '', topic: '', pattern: '{' }, 'pattern', undefined],
  [{ cache: '', topic: '', pattern: '[]' }, 'pattern', undefined],
  [{ cache: '', topic: '', pattern: 'null' }, 'pattern', undefined],
])('the filter %j is one of kind %s and asks for %j', (filter, kind, body) => {
  expect(kindOf(filter)).toBe(kind);
  expect(toOpenViewer(filter)).toEqual(body);
});

const fields = { cache: 'shop', topic: 'orders', pattern: ' {"detail":{}} ' };

test.each([
  ['all', { cache: '', topic: '', pattern: '' }],
  ['topic', { cache: 'shop', topic: 'orders', pattern: '' }],
  ['pattern', { cache: '', topic: '', pattern: '{"detail":{}}' }],
] as const)('the kind %s takes only its own fields', (kind, filter) => {
  expect(chooseFilter(kind, fields)).toEqual(filter);
});

test.each([
  ['topic', { ...fields, cache: '' }, 'Enter a cache name.'],
  ['pattern', { ...fields, pattern: ' ' }, 'Enter an event pattern: a JSON object.'],
  ['pattern', { ...fields, pattern: '[]' }, 'Enter an event pattern: a JSON object.'],
] as const)('the kind %s with %j asks for what is missing', (kind, incomplete, problem) => {
  expect(chooseFilter(kind, incomplete)).toBe(problem);
});
