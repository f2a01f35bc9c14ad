import { expect, test } from 'vitest';
import { buildPattern } from './build-pattern.ts';
import type { OperatorId } from './operators.ts';
import type { Condition } from './pattern-form.ts';
import { readPattern } from './read-pattern.ts';
import type { EventPattern } from './topic-pattern.ts';

const shop = { from: 'cache', cache: 'shop' } as const;
const base = { source: ['Momento'], 'detail-type': [{ prefix: 'shop#' }] };

test('a single value is read as a list of one', () => {
  const pattern = { ...base, detail: { cache: ['shop'], text: [{ 'anything-but': 'a' }] } };
  expect(readPattern(pattern)?.conditions).toEqual([
    { path: ['text'], operator: 'not', values: ['a'] },
  ]);
});

test('two conditions of which one is enough are read back', () => {
  const conditions = [of('prefix', 'x'), of('suffix', 'y')];
  const form = { events: shop, join: 'any', conditions } as const;
  expect(readPattern(buildPattern(form))).toEqual(form);
});

test('a dollar sign in a name is a part of it, unless it begins the name', () => {
  const conditions = [{ ...of('equals', 'x'), path: ['a$'] }];
  expect(readPattern(buildPattern({ events: shop, conditions }))?.conditions).toEqual(conditions);
});

function of(operator: OperatorId, ...values: string[]): Condition {
  return { path: ['text'], operator, values };
}

test.each<[string, EventPattern]>([
  ['without a detail', { source: ['Momento'] }],
  ['without a cache', { source: ['Momento'], detail: { topic: ['t'] } }],
  ['of another source', { ...base, source: ['aws.ec2'], detail: { cache: ['shop'] } }],
  ['of two caches', { ...base, detail: { cache: ['shop', 'depot'] } }],
  ['of another detail-type', { ...base, 'detail-type': ['x'], detail: { cache: ['shop'] } }],
  ['with a field of the envelope', { ...base, account: ['1'], detail: { cache: ['shop'] } }],
  ['with two operators on a field', withText(['a', { prefix: 'b' }])],
  ['with a text and a number', withText(['a', 1])],
  ['with an operator of tomorrow', withText([{ near: 'a' }])],
  ['with a text of two lines', withText(['a\nb'])],
  ['with a matcher of two keys', withText([{ prefix: 'a', suffix: 'b' }])],
  ['with nothing to match', withText([])],
  ['with $or beside a condition', withOr([{ text: ['a'] }, { text: ['b'] }], { token_id: ['c'] })],
  ['with two conditions in a branch of $or', withOr([{ text: ['a'], b: ['b'] }, { c: ['c'] }])],
  ['with $or in a branch of $or', withOr([{ $or: [{ a: ['b'] }, { c: ['d'] }] }, { e: ['f'] }])],
  ['with $or around the cache', { ...base, $or: [{ detail: { cache: ['shop'] } }] }],
  ['with a dot in a name', { ...base, detail: { cache: ['shop'], 'a.b': ['c'] } }],
  ['with no name', withFields({ '': ['c'] })],
  ['with a name like an operator', withFields({ json: { $or: ['c'] } })],
  ['with nothing in a field', withFields({ json: {} })],
  ['with text in place of matchers', withFields({ text: 'a' })],
  ['with null in place of matchers', withFields({ text: null })],
  ['with two topics', withFields({ topic: ['a', 'b'] })],
  ['with an operator of tomorrow for topics', withFields({ topic: [{ near: 'a' }] })],
  ['with a number as topic', withFields({ topic: [7] })],
  [
    'with topics that start with a number',
    {
      ...base,
      'detail-type': [{ prefix: 'shop#7' }],
      detail: { cache: ['shop'], topic: [{ prefix: 7 }] },
    },
  ],
  [
    'with a number as cache',
    { ...base, 'detail-type': [{ prefix: '7#' }], detail: { cache: [7] } },
  ],
  ['with a list as detail', { ...base, detail: ['shop'] }],
  ['with null as detail', { ...base, detail: null }],
  ['with text as detail', { ...base, detail: 'shop' }],
  ['with a single branch in $or', withOr([{ text: ['a'] }])],
  ['with text as $or', { ...base, detail: { cache: ['shop'], $or: 'ab' } }],
  ['with null in $or', { ...base, detail: { cache: ['shop'], $or: [{ text: ['a'] }, null] } }],
  ['with two exclusions', withText([{ 'anything-but': 'a' }, { 'anything-but': 'b' }])],
  ['with two ranges', withText([range(1, 2), range(5, 6)])],
  ['with a range of three', withText([{ numeric: ['>=', 1, '<=', 5, '<', 6] }])],
  ['with a range of texts', withText([{ numeric: ['>=', '1', '<=', '5'] }])],
  ['with a comparison to a text', withText([{ numeric: ['>', '1'] }])],
  ['with a comparison by text', withText([{ numeric: '>1' }])],
])('a pattern the form cannot express is left to the editor: %s', (_, pattern) => {
  expect(readPattern(pattern)).toBeUndefined();
});

function withOr(branches: object[], others: object = {}): EventPattern {
  return { ...base, detail: { cache: ['shop'], ...others, $or: branches } };
}

function withFields(fields: object): EventPattern {
  return { ...base, detail: { cache: ['shop'], ...fields } };
}

function range(lower: number, upper: number) {
  return { numeric: ['>=', lower, '<=', upper] };
}

function withText(matchers: unknown[]): EventPattern {
  return { ...base, detail: { cache: ['shop'], text: matchers } };
}
