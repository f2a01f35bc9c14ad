import { expect, test } from 'vitest';
import { kindOf, toOpenViewer } from './live-filter.ts';

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
