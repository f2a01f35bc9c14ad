import { expect, test } from 'vitest';
import { judgeFailure } from './judge-failure.ts';

test.each([
  ['published once and redriven by one', 1, ['redriven', 'busy', 'gone'], []],
  ['deleted by one', 0, ['gone', 'deleted'], []],
  ['published twice', 2, ['redriven'], ['an event was published more than once']],
  ['nowhere', 0, ['gone', 'failed'], ['an event was lost']],
  ['deleted and published', 1, ['redriven', 'deleted'], ['a deleted event was published']],
  [
    'redriven by word only',
    0,
    ['redriven'],
    ['an event was lost', 'an event was called redriven and was not published'],
  ],
  ['redriven by two', 1, ['redriven', 'redriven'], ['one failure was redriven by two']],
])('a failure that was %s is judged as that', (_, copies, answers, crimes) => {
  expect(judgeFailure(copies, answers)).toEqual(crimes);
});
