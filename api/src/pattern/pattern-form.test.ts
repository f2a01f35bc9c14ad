import { expect, test } from 'vitest';
import { buildPattern } from './build-pattern.ts';
import { OPERATOR_IDS, OPERATORS, type OperatorId } from './operators.ts';
import { type Condition, checkValues, type EventChoice, findClashes } from './pattern-form.ts';
import { readPattern } from './read-pattern.ts';
import type { EventPattern } from './topic-pattern.ts';

const shop = { from: 'cache', cache: 'shop' } as const;
const base = { source: ['Momento'], 'detail-type': [{ prefix: 'shop#' }] };

const EXAMPLES: Readonly<Record<OperatorId, readonly [string[], unknown]>> = {
  equals: [
    ['a', 'b'],
    ['a', 'b'],
  ],
  'equals-ignore-case': [['a'], [{ 'equals-ignore-case': 'a' }]],
  prefix: [
    ['a', 'b'],
    [{ prefix: 'a' }, { prefix: 'b' }],
  ],
  'prefix-ignore-case': [['a'], [{ prefix: { 'equals-ignore-case': 'a' } }]],
  suffix: [['a'], [{ suffix: 'a' }]],
  'suffix-ignore-case': [['a'], [{ suffix: { 'equals-ignore-case': 'a' } }]],
  wildcard: [['a*b'], [{ wildcard: 'a*b' }]],
  empty: [[], ['']],
  not: [['a', 'b'], [{ 'anything-but': ['a', 'b'] }]],
  'not-ignore-case': [['a'], [{ 'anything-but': { 'equals-ignore-case': ['a'] } }]],
  'not-prefix': [['a'], [{ 'anything-but': { prefix: ['a'] } }]],
  'not-suffix': [['a'], [{ 'anything-but': { suffix: ['a'] } }]],
  'not-wildcard': [['a*b'], [{ 'anything-but': { wildcard: ['a*b'] } }]],
  'not-empty': [[], [{ 'anything-but': [''] }]],
  number: [
    ['1', '2.5'],
    [1, 2.5],
  ],
  'not-number': [['1', '2'], [{ 'anything-but': [1, 2] }]],
  'number-equal': [['1'], [{ numeric: ['=', 1] }]],
  less: [['1'], [{ numeric: ['<', 1] }]],
  'at-most': [['1'], [{ numeric: ['<=', 1] }]],
  more: [['1'], [{ numeric: ['>', 1] }]],
  'at-least': [['1'], [{ numeric: ['>=', 1] }]],
  between: [['1', '5'], [{ numeric: ['>=', 1, '<=', 5] }]],
  'between-below': [['1', '5'], [{ numeric: ['>=', 1, '<', 5] }]],
  'between-above': [['1', '5'], [{ numeric: ['>', 1, '<=', 5] }]],
  inside: [['1', '5'], [{ numeric: ['>', 1, '<', 5] }]],
  exists: [[], [{ exists: true }]],
  'not-exists': [[], [{ exists: false }]],
  cidr: [['10.0.0.0/8'], [{ cidr: '10.0.0.0/8' }]],
  true: [[], [true]],
  false: [[], [false]],
  null: [[], [null]],
};

test.each(OPERATOR_IDS)('the operator %s becomes its matchers, and they become it again', (id) => {
  const [values, matchers] = EXAMPLES[id];
  const conditions = [{ path: ['json', 'a', 'b'], operator: id, values }];
  const pattern = buildPattern({ events: shop, conditions });
  expect(pattern).toEqual({
    ...base,
    detail: { cache: ['shop'], json: { a: { b: matchers } } },
  });
  expect(readPattern(pattern)).toEqual({ events: shop, conditions });
});

test('no two operators have the same words', () => {
  const labels = Object.values(OPERATORS).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

const CHOICES: readonly (readonly [EventChoice, EventPattern])[] = [
  [shop, { ...base, detail: { cache: ['shop'] } }],
  [
    { from: 'topic', cache: 'shop', topic: 'orders' },
    {
      source: ['Momento'],
      'detail-type': ['shop#orders'],
      detail: { cache: ['shop'], topic: ['orders'] },
    },
  ],
  [
    { from: 'topics', cache: 'shop', match: 'prefix', text: 'ord' },
    {
      source: ['Momento'],
      'detail-type': [{ prefix: 'shop#ord' }],
      detail: { cache: ['shop'], topic: [{ prefix: 'ord' }] },
    },
  ],
  [
    { from: 'topics', cache: 'shop', match: 'suffix', text: '.eu' },
    { ...base, detail: { cache: ['shop'], topic: [{ suffix: '.eu' }] } },
  ],
  [
    { from: 'topics', cache: 'shop', match: 'wildcard', text: 'a*b' },
    { ...base, detail: { cache: ['shop'], topic: [{ wildcard: 'a*b' }] } },
  ],
];

test.each(CHOICES)(
  'the choice %j becomes its pattern, and that becomes it again',
  (events, pattern) => {
    expect(buildPattern({ events, conditions: [] })).toEqual(pattern);
    expect(readPattern(pattern)).toEqual({ events, conditions: [] });
  },
);

test('conditions on fields beside and within each other stand in one pattern', () => {
  const conditions: Condition[] = [
    { path: ['text'], operator: 'prefix', values: ['x'] },
    { path: ['json', 'a', 'b'], operator: 'exists', values: [] },
    { path: ['json', 'a', 'c'], operator: 'more', values: ['5'] },
    { path: ['json', 'd'], operator: 'true', values: [] },
  ];
  const pattern = buildPattern({ events: shop, conditions });
  expect(pattern['detail']).toEqual({
    cache: ['shop'],
    text: [{ prefix: 'x' }],
    json: { a: { b: [{ exists: true }], c: [{ numeric: ['>', 5] }] }, d: [true] },
  });
  expect(readPattern(pattern)).toEqual({ events: shop, conditions });
});

test.each<[string, Condition, Condition]>([
  ['a* by a prefix', of('wildcard', 'a*', 'b*'), of('prefix', 'a', 'b')],
  ['*a by a suffix', of('wildcard', '*a'), of('suffix', 'a')],
  ['a by the text', of('wildcard', 'a'), of('equals', 'a')],
  ['not a* by a prefix', of('not-wildcard', 'a*'), of('not-prefix', 'a')],
  ['a* and *b by nothing', of('wildcard', 'a*', '*b'), of('wildcard', 'a*', '*b')],
  ['* by nothing', of('wildcard', '*'), of('wildcard', '*')],
  ['*a* by nothing', of('wildcard', '*a*'), of('wildcard', '*a*')],
  ['a\\** by nothing', of('wildcard', 'a\\**'), of('wildcard', 'a\\**')],
])('a wildcard is replaced where something cheaper does the same: %s', (_, given, simple) => {
  const [pattern, expected] = [given, simple].map((condition) =>
    buildPattern({ events: shop, conditions: [condition] }),
  );
  expect(pattern).toEqual(expected);
});

function of(operator: OperatorId, ...values: string[]): Condition {
  return { path: ['text'], operator, values };
}

test('topics by the wildcard a* are those with the prefix a', () => {
  const choice = { from: 'topics', cache: 'shop', text: 'ord*' } as const;
  expect(buildPattern({ events: { ...choice, match: 'wildcard' }, conditions: [] })).toEqual(
    buildPattern({ events: { ...choice, match: 'prefix', text: 'ord' }, conditions: [] }),
  );
});

test('a single value is read as a list of one', () => {
  const pattern = { ...base, detail: { cache: ['shop'], text: [{ 'anything-but': 'a' }] } };
  expect(readPattern(pattern)?.conditions).toEqual([
    { path: ['text'], operator: 'not', values: ['a'] },
  ]);
});

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
  ['with two conditions in a branch of $or', withOr([{ text: ['a'], token_id: ['b'] }, {}])],
  ['with $or in a branch of $or', withOr([{ $or: [{ a: ['b'] }, { c: ['d'] }] }, { e: ['f'] }])],
  ['with $or around the cache', { ...base, $or: [{ detail: { cache: ['shop'] } }] }],
  ['with a dot in a name', { ...base, detail: { cache: ['shop'], 'a.b': ['c'] } }],
])('a pattern the form cannot express is left to the editor: %s', (_, pattern) => {
  expect(readPattern(pattern)).toBeUndefined();
});

function withOr(branches: object[], others: object = {}): EventPattern {
  return { ...base, detail: { cache: ['shop'], ...others, $or: branches } };
}

test('conditions of which one is enough become $or, and that becomes them again', () => {
  const conditions: Condition[] = [
    { path: ['text'], operator: 'prefix', values: ['x'] },
    { path: ['text'], operator: 'suffix', values: ['y'] },
    { path: ['json', 'a'], operator: 'more', values: ['5'] },
  ];
  const form = { events: shop, join: 'any', conditions } as const;
  const pattern = buildPattern(form);
  expect(pattern).toEqual(
    withOr([
      { text: [{ prefix: 'x' }] },
      { text: [{ suffix: 'y' }] },
      { json: { a: [{ numeric: ['>', 5] }] } },
    ]),
  );
  expect(readPattern(pattern)).toEqual(form);
});

test('a single condition is the same, whether all or any have to hold', () => {
  const conditions: Condition[] = [{ path: ['text'], operator: 'equals', values: ['x'] }];
  expect(buildPattern({ events: shop, join: 'any', conditions })).toEqual(
    buildPattern({ events: shop, conditions }),
  );
});

function withText(matchers: unknown[]): EventPattern {
  return { ...base, detail: { cache: ['shop'], text: matchers } };
}

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
