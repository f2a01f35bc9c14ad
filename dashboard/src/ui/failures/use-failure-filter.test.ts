import { type FailureFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import { expect, test } from 'vitest';
import { readFilter, writeFilter } from './use-failure-filter.ts';

const REASON: FailureFilter = {
  operation: 'or',
  tokens: [{ property: 'reason', operator: '=', value: 'throttled' }],
};

test('a filter comes back from the address as it was written there', () => {
  const { filter = '' } = writeFilter(REASON);
  expect(readFilter(filter, '')).toEqual(REASON);
});

test('an address without a filter, or with one that cannot be read, filters nothing', () => {
  expect(readFilter('', '')).toEqual(NO_FILTER);
  expect(readFilter('{"tokens":1}', '')).toEqual(NO_FILTER);
});

test('a search in the address is one more text to filter by', () => {
  const search = { operator: ':', value: 'shop#orders' };
  expect(readFilter('', 'shop#orders')).toEqual({ operation: 'and', tokens: [search] });
  expect(readFilter(JSON.stringify(REASON), 'shop#orders').tokens).toEqual([
    ...REASON.tokens,
    search,
  ]);
});

test('a changed filter takes the place of the search and starts at the first page', () => {
  const cleared = { search: undefined, cursor: undefined, page: undefined };
  expect(writeFilter(REASON)).toEqual({ ...cleared, filter: JSON.stringify(REASON) });
  expect(writeFilter(NO_FILTER)).toEqual({ ...cleared, filter: '' });
});
