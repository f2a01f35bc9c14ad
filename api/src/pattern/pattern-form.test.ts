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
  ['not *a by a suffix', of('not-wildcard', '*a'), of('not-suffix', 'a')],
  ['not a by the text', of('not-wildcard', 'a'), of('not', 'a')],
  ['none by nothing', of('wildcard'), of('wildcard')],
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

test.each<[string, EventChoice]>([
  ['ord*', { from: 'topics', cache: 'shop', match: 'prefix', text: 'ord' }],
  ['*ers', { from: 'topics', cache: 'shop', match: 'suffix', text: 'ers' }],
  ['orders', { from: 'topic', cache: 'shop', topic: 'orders' }],
])('topics by the wildcard %s are those by something cheaper', (text, events) => {
  const choice = { from: 'topics', cache: 'shop', match: 'wildcard', text } as const;
  expect(buildPattern({ events: choice, conditions: [] })).toEqual(
    buildPattern({ events, conditions: [] }),
  );
});

test('a star in the start of a topic is a star', () => {
  const events = { from: 'topics', cache: 'shop', match: 'prefix', text: 'a*' } as const;
  expect(buildPattern({ events, conditions: [] })['detail']).toEqual({
    cache: ['shop'],
    topic: [{ prefix: 'a*' }],
  });
});

test.each<[string, string[][], object]>([
  ['with the names of properties', [['constructor', 'a']], { constructor: { a: ['x'] } }],
  ['within an earlier one replaces it', [['a'], ['a', 'b']], { a: { b: ['x'] } }],
  ['without a field is none', [[]], {}],
])('a condition %s', (_, paths, detail) => {
  const conditions = paths.map((path) => ({ ...of('equals', 'x'), path }));
  expect(buildPattern({ events: shop, conditions })['detail']).toEqual({
    cache: ['shop'],
    ...detail,
  });
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
  ['cidr', ['10.0.0.0/8', 'x'], /address ranges/],
  ['cidr', ['x10.0.0.0/8'], /address ranges/],
  ['cidr', ['10.0.0.0/8x'], /address ranges/],
  ['cidr', ['10.0.0.0/1234'], /address ranges/],
  ['cidr', ['10.0.0.0/'], /address ranges/],
  ['cidr', ['/8'], /address ranges/],
  ['cidr', ['fe80::/100'], undefined],
  ['equals', ['a', ''], /each line/],
  ['less', ['1', 'one'], /numbers such as/],
  ['less', ['5000000000', '-5000000000'], undefined],
  ['less', ['1', '-5000000001'], /5,000,000,000/],
  ['between', ['one', '2'], /numbers such as/],
  ['between', ['1', '2', '3'], /two numbers/],
  ['between', ['5', '5'], /lower/],
])('values of %s: %j', (operator, values, problem) => {
  const found = checkValues({ operator, values });
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(problem);
});

test.each(['0', '-0', '7', '120', '2.55', '-1.0', '1e5', '1E5', '1e+5', '25e-12'])(
  '%s is a number',
  (value) => {
    expect(checkValues({ operator: 'less', values: [value] })).toBeUndefined();
  },
);

test.each(['01', '1.', '.5', '1.x', '+1', '--1', '1e', '1e+', '1ex', 'x1', '1x', '0x1', '1 '])(
  '%s is no number',
  (value) => {
    expect(checkValues({ operator: 'less', values: [value] })).toBe(
      'Give numbers such as 5 or 1.5.',
    );
  },
);

test.each<[string[], number[]]>([
  [['text', 'token_id'], []],
  [['text', 'text'], [1]],
  [['json', 'json.a'], [1]],
  [['json.a', 'json.ab', 'json'], [2]],
])('of the fields %j those at %j clash with an earlier one', (fields, places) => {
  expect(findClashes(fields.map((field) => field.split('.')))).toEqual(places);
});
