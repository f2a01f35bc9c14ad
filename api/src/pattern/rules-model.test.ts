import { expect, test } from 'vitest';
import { checkValues, findClashes } from './condition.ts';
import { describePattern } from './describe-pattern.ts';
import { hasWildcard } from './has-wildcard.ts';
import { listPatternFields } from './list-pattern-fields.ts';
import type { OperatorId } from './operators.ts';

test.each<[OperatorId, string[], RegExp | undefined]>([
  ['equals', ['a'], undefined],
  ['equals', [''], /each line/],
  ['equals', [], /each line/],
  ['exists', [], undefined],
  ['less', ['1.5'], undefined],
  ['less', ['-2e3'], undefined],
  ['less', ['one'], /numbers such as/],
  ['less', ['01'], /numbers such as/],
  ['less', ['5000000001'], /5,000,000,000/],
  ['between', ['1'], /two numbers/],
  ['between', ['5', '1'], /lower/],
  ['between', ['1', '5'], undefined],
  ['cidr', ['10.0.0.0/8', '2001:db8::/32'], undefined],
  ['cidr', ['10.0.0.1'], /address ranges/],
])('values of %s: %j', (operator, values, problem) => {
  const found = checkValues({ operator, values });
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(problem);
});

test.each<[string[], number[]]>([
  [['text', 'token_id'], []],
  [['text', 'text'], [1]],
  [['json', 'json.a'], [1]],
  [['json.a', 'json.ab', 'json'], [2]],
])('of the fields %j those at %j clash with an earlier one', (fields, places) => {
  expect(findClashes(fields.map((field) => field.split('.')))).toEqual(places);
});

const shop = { source: ['Momento'], 'detail-type': [{ prefix: 'shop#' }] };

test.each([
  [{ ...shop, detail: { cache: ['shop'] } }, 'All topics of the cache shop'],
  [
    { ...shop, detail: { cache: ['shop'], topic: [{ suffix: '.eu' }], text: [{ prefix: 'x' }] } },
    'The topics of the cache shop that end with .eu, where text starts with x',
  ],
  [
    { ...shop, detail: { cache: ['shop'], text: ['a', 'b'], json: { n: [{ exists: true }] } } },
    'All topics of the cache shop, where text is any of a or b and json.n exists',
  ],
  [
    { ...shop, detail: { cache: ['shop'], json: { n: [{ numeric: ['>=', 1, '<=', 5] }] } } },
    'All topics of the cache shop, where json.n is between 1 and 5, both included',
  ],
  [{ source: ['Momento'] }, 'All events of Momento'],
  [{ source: ['Momento'], account: ['1'] }, 'Events of Momento, where account is 1'],
  [
    { ...shop, detail: { cache: ['shop'], $or: [{ text: ['a'] }, { json: { n: [1, 2] } }] } },
    'All topics of the cache shop, where either text is a or json.n is any of the numbers 1 or 2',
  ],
  [
    { detail: { $or: [{ a: ['b'], c: [{ exists: false }] }, { d: [{ suffix: 'e' }] }] } },
    'Events, where either (a is b and c does not exist) or d ends with e',
  ],
  [
    { source: [{ 'anything-but': ['Other'] }], detail: { text: ['a', { prefix: 'b' }] } },
    'Events, where source is not Other and text is a or starts with b',
  ],
  [
    { source: ['Momento'], detail: { text: [{ prefix: { 'equals-ignore-case': 'a' } }] } },
    'Events of Momento, where text starts with a, in any case',
  ],
  [
    { source: ['Momento'], detail: { text: [{ near: 'a' }] } },
    'Events of Momento, where text matches {"near":"a"}',
  ],
])('the pattern %j in words: %s', (pattern, words) => {
  expect(describePattern(pattern)).toBe(words);
});

test.each([
  [{ source: ['a*'] }, false],
  [{ detail: { a: [{ prefix: 'x' }] } }, false],
  [{ detail: { wildcard: ['x'] } }, false],
  [{ detail: { a: ['b', { wildcard: 'x*y' }] } }, true],
  [{ detail: { a: [{ 'anything-but': { wildcard: 'x*y' } }] } }, true],
  [{ $or: [{ source: ['a'] }, { detail: { a: [{ wildcard: '*' }] } }] }, true],
])('%j counts as a wildcard pattern: %s', (pattern, expected) => {
  expect(hasWildcard(pattern)).toBe(expected);
});

test('the fields of a pattern are listed with what leads to them', () => {
  const branches = [{ a: ['1'] }, { b: ['2'] }];
  expect(
    listPatternFields({ source: ['Momento'], detail: { json: { a: [1] }, $or: branches } }),
  ).toEqual([
    { path: ['source'], matchers: ['Momento'] },
    { path: ['detail', 'json', 'a'], matchers: [1] },
    { path: ['detail', '$or'], matchers: branches },
  ]);
});
