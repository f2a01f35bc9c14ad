import { expect, test } from 'vitest';
import { concernsMomento, judgeEvent, judgeFields, judgePattern } from './judge-pattern.ts';
import { JUDGED_PATTERNS, JUDGED_TOPIC } from './testing/judged-patterns.ts';

test.each(JUDGED_PATTERNS)('by the pattern %j the topic %s', (pattern, judgement) => {
  expect(judgePattern(pattern, JUDGED_TOPIC)).toBe(judgement);
});

const ofCache = (...matchers: unknown[]) => ({ detail: { cache: matchers } });

test.each([
  ['other fields', { source: ['Momento'], detail: { text: ['hello'] } }],
  ['numbers', { detail: { cache: ['shop'], json: { total: [{ numeric: ['>', 5] }] } } }],
  ['the envelope', { account: ['123456789012'] }],
  ['a field with the name of a property', { constructor: ['x'] }],
  ['$or', { $or: [{ source: ['Momento'] }, { source: ['x'] }] }],
  ['$or beside what it replaces', { source: ['x'], $or: [{ source: ['Momento'] }, { a: ['1'] }] }],
  ['$or in the detail', { detail: { cache: ['x'], $or: [{ cache: ['shop'] }, { text: ['a'] }] } }],
  ['letters that are not English', ofCache({ 'equals-ignore-case': 'SHÖP' })],
  ['a start in letters that are not English', ofCache({ prefix: { 'equals-ignore-case': 'Ö' } })],
  ['an escaped sign', ofCache({ wildcard: 'a\\*b' })],
  ['one of several matchers', ofCache('x', { wildcard: 'a\\*b' })],
  ['an operator of tomorrow', ofCache({ near: 'shop' })],
  ['no operator', ofCache({})],
  ['two operators in one', ofCache({ prefix: 'x', suffix: 'y' })],
  ['an operand that is no text', ofCache({ prefix: 7 })],
  ['an operand that is null', ofCache({ prefix: null })],
  ['an operand of another form', ofCache({ prefix: { near: 'x' } })],
  ['a wildcard in any case', ofCache({ wildcard: { 'equals-ignore-case': 'S*' } })],
  ['exists without an answer', ofCache({ exists: 'shop' })],
  ['not an operator of tomorrow', ofCache({ 'anything-but': { near: 'shop' } })],
  ['not an operator at all', ofCache({ 'anything-but': {} })],
  ['not one that is known to match', ofCache({ 'anything-but': { wildcard: ['x*', 'a\\*b'] } })],
  ['a list in place of fields', { detail: ['x'] }],
  ['null in place of fields', { detail: null }],
  ['text in place of fields', { detail: 'x' }],
  ['a number in place of fields', { detail: 7 }],
  ['fields in place of a list', { detail: { cache: { name: ['x'] } } }],
  ['text in place of a list', { source: 'Other' }],
])('%s: EventBridge decides, with the event', (_, pattern) => {
  expect(judgePattern(pattern, JUDGED_TOPIC)).toBe('depends');
});

test.each([
  ['one that matches decides', ofCache({ wildcard: 'a\\*b' }, 'shop'), 'matches'],
  ['one that is known to match excludes', ofCache(not('a\\*b', 's*')), 'excluded'],
  ['null is anything but a text', ofCache({ 'anything-but': null }), 'matches'],
  ['no field is wanted', {}, 'matches'],
  ['$or without branches replaces nothing', { source: ['x'], $or: [null] }, 'excluded'],
])('%s', (_, pattern, judgement) => {
  expect(judgePattern(pattern, JUDGED_TOPIC)).toBe(judgement);
});

function not(...wildcard: string[]) {
  return { 'anything-but': { wildcard } };
}

test.each([
  ['10.0.0.7', { cidr: '10.0.0.0/24' }, 'depends'],
  ['fe80::A', { cidr: 'fe80::/10' }, 'depends'],
  ['10.0.0.7', { numeric: ['>', 0] }, 'excluded'],
  ['x10.0.0.7', { cidr: '10.0.0.0/24' }, 'excluded'],
  ['10.0.0.7x', { cidr: '10.0.0.0/24' }, 'excluded'],
  ['', { cidr: '10.0.0.0/24' }, 'excluded'],
  ['shöp', { 'equals-ignore-case': 'SHOP' }, 'depends'],
  ['shöp', { suffix: { 'equals-ignore-case': 'P' } }, 'depends'],
  ['a*b', { wildcard: 'a*b' }, 'matches'],
])('the text %j by the matcher %j: %s', (text, matcher, judgement) => {
  expect(judgeFields({ field: [matcher] }, { field: text })).toBe(judgement);
});

test('one field that cannot match excludes, whatever the content is', () => {
  const pattern = { detail: { cache: ['other'], text: ['hello'] } };
  expect(judgePattern(pattern, JUDGED_TOPIC)).toBe('excluded');
});

test.each([
  [{ source: ['Momento'] }, true],
  [{ source: [{ prefix: 'Mom' }] }, true],
  [{ detail: { cache: ['shop'] } }, true],
  [{ source: [{ near: 'x' }] }, true],
  [{ source: ['aws.s3'] }, false],
])('%j may match an event of Momento: %s', (pattern, expected) => {
  expect(concernsMomento(pattern)).toBe(expected);
});

const EVENT = {
  source: 'Momento',
  'detail-type': 'shop#orders',
  resources: [],
  detail: {
    cache: 'shop',
    text: 'hello',
    ok: true,
    none: null,
    list: ['a'],
    json: { total: 12.5, big: 5_000_000_001, fine: 0.12345678 },
  },
};

test.each([
  [{ text: ['hello'] }, 'matches'],
  [{ text: ['hello'], ok: [true] }, 'matches'],
  [{ ok: [false] }, 'excluded'],
  [{ ok: ['true'] }, 'excluded'],
  [{ ok: [{ exists: true }] }, 'matches'],
  [{ ok: [{ exists: 'yes' }] }, 'depends'],
  [{ ok: [{ 'anything-but': [false] }] }, 'depends'],
  [{ none: [null] }, 'matches'],
  [{ none: [{ exists: false }] }, 'excluded'],
  [{ list: ['a'] }, 'depends'],
  [{ list: { a: ['b'] } }, 'depends'],
  [{ json: ['x'] }, 'depends'],
  [{ json: { total: [{ numeric: ['>', 12] }] } }, 'matches'],
  [{ json: { total: [{ numeric: ['>', 12, '<=', 12.5] }] } }, 'matches'],
  [{ json: { total: [{ numeric: ['>=', 12.5, '<', 12.5] }] } }, 'excluded'],
  [{ json: { total: [{ numeric: ['=', 12.5] }] } }, 'matches'],
  [{ json: { total: [{ numeric: ['<', 12.5] }, { numeric: ['>', 100] }] } }, 'excluded'],
  [{ json: { total: [{ numeric: ['near', 12] }] } }, 'depends'],
  [{ json: { total: [{ numeric: ['>'] }] } }, 'depends'],
  [{ json: { total: [{ numeric: [] }] } }, 'depends'],
  [{ json: { total: [{ numeric: '>12' }] } }, 'depends'],
  [{ json: { total: [{ numeric: ['>', '12'] }] } }, 'depends'],
  [{ json: { total: [{ numeric: ['>', 1], prefix: '1' }] } }, 'depends'],
  [{ json: { total: [12.5] } }, 'depends'],
  [{ json: { total: [12, '12.5', null, true] } }, 'excluded'],
  [{ json: { total: [{ exists: true }] } }, 'matches'],
  [{ json: { total: [{ exists: false }] } }, 'excluded'],
  [{ json: { total: [{ exists: 1 }] } }, 'depends'],
  [{ json: { total: [{ prefix: '1' }] } }, 'depends'],
  [{ json: { big: [{ numeric: ['>', 5] }] } }, 'depends'],
  [{ json: { total: [{ numeric: ['<', 5_000_000_001] }] } }, 'depends'],
  [{ json: { fine: [{ numeric: ['>', 0] }] } }, 'depends'],
  [{ json: { total: { more: ['x'] } } }, 'depends'],
  [{ missing: ['x'] }, 'excluded'],
  [{ missing: [{ exists: false }] }, 'matches'],
  [{ missing: ['x', { exists: false }] }, 'matches'],
  [{ missing: [{ exists: true }] }, 'excluded'],
  [{ missing: [{ exists: 'no' }] }, 'depends'],
  [{ missing: [{ 'anything-but': ['x'] }] }, 'excluded'],
  [{ missing: [{ near: 'x' }] }, 'depends'],
  [{ missing: [{ prefix: 'x', suffix: 'y' }] }, 'depends'],
  [{ missing: 'x' }, 'depends'],
  [{ missing: { deeper: ['x'] } }, 'excluded'],
  [{ missing: { deeper: [{ exists: false }] } }, 'matches'],
  [{ $or: [{ text: ['x'] }, { ok: [true] }] }, 'depends'],
  [{ cache: ['store'], $or: [{ text: ['x'] }, { ok: [true] }] }, 'excluded'],
])('of a whole event the detail %j: %s', (detail, judgement) => {
  expect(judgeEvent({ source: ['Momento'], detail }, EVENT)).toBe(judgement);
});
