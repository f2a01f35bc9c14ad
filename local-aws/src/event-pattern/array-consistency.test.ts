import { describe, expect, test } from 'vitest';
import { readEventFields } from './event-fields.ts';
import { matchesEventPattern } from './matches-event-pattern.ts';
import { parseEventPattern } from './parse-event-pattern.ts';

function matches(patternText: string, event: string): boolean {
  const pattern = parseEventPattern(patternText);
  if ('invalid' in pattern) throw new Error(pattern.invalid);
  return matchesEventPattern(pattern, event);
}

describe('values are taken from the same element of an array', () => {
  const pattern = '{"u":{"name":["a"],"role":["x"]}}';
  test.each([
    ['{"u":[{"name":"a","role":"y"},{"name":"b","role":"x"}]}', false],
    ['{"u":[{"name":"b","role":"x"},{"name":"a","role":"x"}]}', true],
    ['{"u":[[{"name":"a"}],[{"role":"x"}]]}', false],
    ['{"u":[[{"name":"a"},{"role":"x"}]]}', false],
    ['{"u":[{"name":["b","a"],"role":["y","x"]}]}', true],
    ['{"u":[{"name":"a"}],"u":[{"role":"x"}]}', true],
    ['{"u":{"name":["a"],"role":["x"]}}', true],
  ])('%s: %s', (event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  test('through several levels', () => {
    const nested = '{"o":{"k":["1"],"i":{"n":["a"],"v":["x"]}}}';
    const at = (k: string, n: string, v: string) => `{"k":"${k}","i":[{"n":"${n}","v":"${v}"}]}`;
    expect(matches(nested, `{"o":[${at('1', 'a', 'y')},${at('2', 'a', 'x')}]}`)).toBe(false);
    expect(matches(nested, `{"o":[${at('2', 'a', 'x')},${at('1', 'a', 'x')}]}`)).toBe(true);
  });

  test('but from any elements of different arrays', () => {
    const event = '{"a":[{"x":1},{"x":2}],"b":[{"x":3},{"x":4}]}';
    expect(matches('{"a":{"x":[2]},"b":{"x":[3]}}', event)).toBe(true);
  });

  test('and a field is absent when the element chosen lacks it', () => {
    const lacks = '{"u":{"a":["x"],"b":[{"exists":false}]}}';
    expect(matches(lacks, '{"u":[{"a":"x"},{"b":"y"}]}')).toBe(true);
    expect(matches(lacks, '{"u":[{"a":"x","b":"z"},{"b":"y"}]}')).toBe(false);
    expect(matches(lacks, '{"u":[{"a":"y"},{"a":"x","b":"y"}]}')).toBe(false);
  });
});

test('a parsed event matches like its text', () => {
  const event = '{"detail":{"a":[{"b":1},{"c":2}]}}';
  const fields = readEventFields(event);
  const pattern = parseEventPattern('{"detail":{"a":{"b":[1]}}}');
  if ('invalid' in pattern || fields === undefined) throw new Error('both are well formed');
  expect(matchesEventPattern(pattern, fields)).toBe(true);
  expect(matchesEventPattern(pattern, event)).toBe(true);
});

test.each(['', 'x', '[]', '"a"', '{"a":"x"', '{"a":1,}'])(
  '%s is not an event and matches nothing',
  (event) => {
    expect(matches('{"a":[{"exists":false},{"exists":true}]}', event)).toBe(false);
  },
);

test('long arrays in many fields are matched without trying all combinations', () => {
  const items = (count: number) => Array.from({ length: count }, (_, x) => ({ x }));
  const event = JSON.stringify({ a: items(2000), b: items(2000), c: items(2000), d: [{ y: 1 }] });
  const anyOf = '{"x":[{"exists":true}]}';
  const impossible = '{"y":[1],"z":[{"exists":false},1],"zz":[1]}';
  expect(matches(`{"a":${anyOf},"b":${anyOf},"c":${anyOf},"d":${impossible}}`, event)).toBe(false);
});

test('arrays with two fields each are chosen from one after the other', () => {
  const names = Array.from('abcdefgh');
  const items = Array.from({ length: 100 }, () => ({ x: 1, y: 1 }));
  const last = [{ x: 1 }, { y: 1 }];
  const event = JSON.stringify({ ...Object.fromEntries(names.map((n) => [n, items])), z: last });
  const pattern = Object.fromEntries([...names, 'z'].map((n) => [n, { x: [1], y: [1] }]));
  expect(matches(JSON.stringify(pattern), event)).toBe(false);
});

test('what would take years to decide counts as a match', { timeout: 60_000 }, () => {
  const fields = Array.from({ length: 40 }, (_, index) => `f${index}`);
  const items = (first: number) => [
    Object.fromEntries(fields.map((name, index) => [name, (index + first) % 3])),
    Object.fromEntries(fields.map((name, index) => [name, (index + first + 1) % 3])),
  ];
  const arrays = fields.map((_, index) => `"a":${JSON.stringify(items(index % 3))}`);
  const lastArray = '"a":[{"g":1},{"h":1}]';
  const event = `{${arrays.join()},${lastArray}}`;
  const wanted = Object.fromEntries(fields.map((name) => [name, [0]]));
  const pattern = JSON.stringify({ a: { ...wanted, g: [1], h: [1] } });
  expect(matches(pattern, event)).toBe(true);
});
