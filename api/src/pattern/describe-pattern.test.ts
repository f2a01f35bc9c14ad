import { expect, test } from 'vitest';
import { describePattern } from './describe-pattern.ts';

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
  [
    {
      source: ['Momento'],
      'detail-type': ['shop#orders'],
      detail: { cache: ['shop'], topic: ['orders'] },
    },
    'The topic orders of the cache shop',
  ],
  [
    {
      source: ['Momento'],
      'detail-type': [{ prefix: 'shop#ord' }],
      detail: { cache: ['shop'], topic: [{ prefix: 'ord' }] },
    },
    'The topics of the cache shop that start with ord',
  ],
  [
    { ...shop, detail: { cache: ['shop'], topic: [{ wildcard: 'a*b' }] } },
    'The topics of the cache shop that match the wildcard a*b',
  ],
  [
    { ...shop, detail: { cache: ['shop'], json: { detail: [5], n: [{ 'anything-but': 6 }] } } },
    'All topics of the cache shop, where json.detail is 5 and json.n is not 6',
  ],
  [{ detail: { a: null } }, 'Events'],
  [{ $or: { a: ['b'] } }, 'Events, where $or.a is b'],
])('the pattern %j in words: %s', (pattern, words) => {
  expect(describePattern(pattern)).toBe(words);
});
