import { describe, expect, test } from 'vitest';
import { readJson } from './read-json.ts';

describe('readJson', () => {
  test.each([
    '{}',
    ' [ ] ',
    '{"a":[1,-0.5,1e400,true,false,null,"x\\u00e9\\n"]}',
    '"\\""',
    '0',
    '-0.0E+7',
  ])('reads %s', (text) => {
    expect(readJson(text).kind).not.toBe('malformed');
  });

  test.each([
    ['', 'Unexpected end-of-input'],
    ['{', 'double-quote to start field name'],
    ['{"a"}', 'colon'],
    ['{"a":1,}', 'double-quote to start field name'],
    ['{"a":1 "b":2}', 'comma to separate Object entries'],
    ['[1 2]', 'comma to separate Array entries'],
    ['[1,]', 'expected a valid value'],
    ['[007]', 'end of the number'],
    ['[1.]', 'end of the number'],
    ['[.5]', 'expected a valid value'],
    ['[+1]', 'expected a valid value'],
    ['[-]', 'expected a valid value'],
    ['[NaN]', "Unrecognized token 'NaN'"],
    ['[nul]', "Unrecognized token 'nul'"],
    ['[trueish]', "Unrecognized token 'trueish'"],
    ['[1/*c*/]', 'comma to separate Array entries'],
    ["['a']", 'expected a valid value'],
    ['"a', 'closing quote'],
    ['"a\\', 'closing quote'],
    ['"a\tb"', 'must be escaped'],
    ['"\\x"', 'Unrecognized character escape'],
    ['{} {}', 'end of input'],
  ])('refuses %s', (text, reason) => {
    expect(readJson(text)).toMatchObject({
      kind: 'malformed',
      reason: expect.stringContaining(reason),
    });
  });

  test('ignores what follows the value on request', () => {
    expect(readJson('{"a":1} and more', 'anything').kind).toBe('object');
  });

  test('keeps number literals, the order of members and their duplicates', () => {
    const node = readJson('{"b":1.50,"a":9007199254740993,"b":1e2}');
    const members = node.kind === 'object' ? node.members : [];
    expect(members.map(({ name, value }) => [name, 'text' in value && value.text])).toEqual([
      ['b', '1.50'],
      ['a', '9007199254740993'],
      ['b', '1e2'],
    ]);
  });

  test('finds every value in its text', () => {
    const text = ' {"a" : [ 1, "x" ] } ';
    const node = readJson(text);
    const value = node.kind === 'object' ? node.members[0]?.value : undefined;
    expect(text.slice(value?.start, value?.end)).toBe('[ 1, "x" ]');
  });

  test('reports where it stopped', () => {
    expect(readJson('{"a":1,\n}')).toMatchObject({ position: 8 });
  });

  test('refuses nesting that would exhaust the stack', () => {
    expect(readJson('['.repeat(1000) + ']'.repeat(1000)).kind).toBe('array');
    expect(readJson('['.repeat(100_000))).toMatchObject({
      kind: 'malformed',
      reason: expect.stringContaining('nesting depth'),
    });
  });
});
