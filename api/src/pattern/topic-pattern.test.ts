import { expect, test } from 'vitest';
import { buildTopicPattern, parsePattern, readTopicPattern } from './topic-pattern.ts';

test('the pattern of a topic names cache and topic beside the detail-type', () => {
  expect(buildTopicPattern({ cache: 'a#b', topic: 'c' })).toEqual({
    source: ['Momento'],
    'detail-type': ['a#b#c'],
    detail: { cache: ['a#b'], topic: ['c'] },
  });
});

test('the pattern of all topics of a cache takes any topic', () => {
  expect(buildTopicPattern({ cache: 'a' })).toEqual({
    source: ['Momento'],
    'detail-type': [{ prefix: 'a#' }],
    detail: { cache: ['a'] },
  });
});

test.each([[{ cache: 'a', topic: 'b' }], [{ cache: 'a#b', topic: 'c#' }], [{ cache: 'a' }]])(
  'what a pattern was made from is read back: %j',
  (choice) => {
    expect(readTopicPattern(buildTopicPattern(choice))).toEqual(choice);
  },
);

test.each([
  [{}],
  [{ source: ['Momento'] }],
  [{ source: ['Momento'], 'detail-type': ['a#b'], detail: { cache: ['a'], topic: ['x'] } }],
  [{ source: ['other'], 'detail-type': ['a#b'], detail: { cache: ['a'], topic: ['b'] } }],
  [{ source: ['Momento'], 'detail-type': ['a#b'], detail: { cache: ['a', 'c'], topic: ['b'] } }],
  [{ ...buildTopicPattern({ cache: 'a', topic: 'b' }), account: ['1'] }],
  [{ ...buildTopicPattern({ cache: 'a' }), detail: { cache: ['a'], text: ['x'] } }],
  [{ detail: null }],
  [{ source: ['Momento'], 'detail-type': [{ prefix: '7#' }], detail: { cache: [7] } }],
])('a pattern of another form is not taken for one: %j', (pattern) => {
  expect(readTopicPattern(pattern)).toBeUndefined();
});

test.each([
  ['{"source":["a"]}', { source: ['a'] }],
  ['null', undefined],
  ['7', undefined],
  ['{', undefined],
  ['', undefined],
  [undefined, undefined],
])('the pattern of a rule is read from its text: %j', (text, pattern) => {
  expect(parsePattern(text)).toEqual(pattern);
});
