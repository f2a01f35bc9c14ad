import { expect, test } from 'vitest';
import { judgeFailure } from './judge-failure.ts';

test.each([
  ['published once and redriven by one dashboard', 1, ['redriven', 'busy', 'gone'], []],
  ['deleted by one dashboard', 0, ['gone', 'deleted'], []],
  ['published twice', 2, ['redriven'], ['an event was published more than once']],
  ['nowhere', 0, ['gone', 'failed'], ['an event was lost']],
  ['deleted and published', 1, ['redriven', 'deleted'], ['a deleted event was published']],
  [
    'only reported as redriven',
    0,
    ['redriven'],
    ['an event was lost', 'an event was reported as redriven but not published'],
  ],
  ['redriven by two dashboards', 1, ['redriven', 'redriven'], ['one failure was redriven twice']],
])('a failure that was %s has the right violations', (_, copies, answers, violations) => {
  expect(judgeFailure(copies, answers)).toEqual(violations);
});
