import type { FailureGroup } from '@momento-gateway/api/failures/failure-causes';
import { expect, test } from 'vitest';
import { readGroupSort, sortGroups } from './sort-groups.ts';

const group = (lastId: string, count: number, lastAt: number, reason: string): FailureGroup => ({
  cause: { kind: 'publish', reason },
  ruleArns: [],
  count,
  firstAt: 0,
  lastAt,
  lastId,
  lastMessage: '',
});

const GROUPS = [
  group('a', 9, 1, 'throttled'),
  group('b', 5, 3, 'unreachable'),
  group('c', 1, 2, 'throttled'),
];

test.each([
  ['count', true, 'abc'],
  ['count', false, 'cba'],
  ['last', true, 'bca'],
  ['reason', false, 'bac'],
  ['reason', true, 'acb'],
  ['first', true, 'abc'],
  ['constructor', true, 'abc'],
])('causes by %s, descending: %s, are %s', (sort, isDescending, ids) => {
  const sorted = sortGroups(GROUPS, readGroupSort(sort), isDescending);
  expect(sorted.map(({ lastId }) => lastId).join('')).toBe(ids);
});
