import { parseExact } from '@momento-gateway/api/exact-json';
import { expect, test } from 'vitest';
import { suggestFields } from './suggest-fields.ts';

const eventOf = (detail: string) => parseExact(`{"detail":${detail}}`);

const EVENTS = [
  eventOf(
    '{"cache":"a","topic":"b","text":"x","token_id":"","json":{"total":1.50,"order":{"id":12345678901234567891}}}',
  ),
  eventOf(
    '{"cache":"a","extra":true,"json":{"total":2,"items":[{"sku":"s"},{"n":1}],"tags":["x"],"a.b":1,"$or":[]}}',
  ),
  eventOf('{"json":[1]}'),
  'not an event',
  null,
];

test('the fields of the message are those of all events, with a value that one had', () => {
  expect(suggestFields(EVENTS, 'json')).toEqual([
    { name: 'items.n', example: '1' },
    { name: 'items.sku', example: '"s"' },
    { name: 'order.id', example: '12345678901234567891' },
    { name: 'tags', example: '["x"]' },
    { name: 'total', example: '1.50' },
  ]);
});

test('other fields are those that have no choice of their own', () => {
  expect(suggestFields(EVENTS, 'other')).toEqual([{ name: 'extra', example: 'true' }]);
});

test('without events there is no suggestion', () => {
  expect(suggestFields([], 'json')).toEqual([]);
});
