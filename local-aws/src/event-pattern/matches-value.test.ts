import { expect, test } from 'vitest';
import { matchesEventPattern } from './matches-event-pattern.ts';
import { parseEventPattern } from './parse-event-pattern.ts';

test.each([
  // Numbers: by value if a double can hold them, else by their digits.
  ['5', '5.0', true],
  ['5', '50e-1', true],
  ['0', '-0.0', true],
  ['5', '"5"', false],
  ['"5"', '5', false],
  ['123456789012345678901234567890', '123456789012345678901234567890', true],
  ['123456789012345678901234567890', '123456789012345678901234567891', false],
  ['1e400', '1e400', true],
  ['{"numeric":[">",0,"<=",5]}', '5', true],
  ['{"numeric":[">",0,"<=",5]}', '0', false],
  ['{"numeric":[">=",-1e300]}', '1e300', true],
  ['{"numeric":[">=",-1e300]}', '1e400', false],
  ['{"numeric":["<",5]}', '"4"', false],
  ['{"anything-but":[9007199254740992]}', '9007199254740993', true],
  ['{"anything-but":5}', '5e0', false],
  // Strings.
  ['{"prefix":""}', '"x"', true],
  ['{"prefix":""}', 'null', false],
  ['{"prefix":{"equals-ignore-case":"aB"}}', '"Abc"', true],
  ['{"suffix":{"equals-ignore-case":".PnG"}}', '"x.png"', true],
  ['{"suffix":{"equals-ignore-case":".PnG"}}', '"x.png.txt"', false],
  ['{"equals-ignore-case":"a.c"}', '"abc"', false],
  ['{"equals-ignore-case":"straße"}', '"STRASSE"', true],
  ['{"equals-ignore-case":"straße"}', '"strasse"', false],
  ['{"equals-ignore-case":"true"}', 'true', false],
  ['{"suffix":{"equals-ignore-case":"ße"}}', '"STRASSE"', true],
  ['{"suffix":{"equals-ignore-case":"aab"}}', '"AB"', false],
  ['{"prefix":{"equals-ignore-case":"ß"}}', '"SS"', true],
  ['{"anything-but":{"equals-ignore-case":["a","b"]}}', '"B"', false],
  ['{"anything-but":{"suffix":[".a",".b"]}}', '"x.b"', false],
  ['{"exactly":"10.0.0.1"}', '"10.0.0.01"', false],
  // Wildcards.
  ['{"wildcard":"a*a"}', '"a"', false],
  ['{"wildcard":"a*a"}', '"aa"', true],
  ['{"wildcard":"*ab*ba*"}', '"aba"', false],
  ['{"wildcard":"*ab*ba*"}', '"xabbax"', true],
  ['{"wildcard":"a*b*c"}', '"abcbc"', true],
  ['{"wildcard":"a*bc*c"}', '"abc"', false],
  ['{"wildcard":"\\\\**"}', '"*x"', true],
  ['{"wildcard":"\\\\**"}', '"x"', false],
  ['{"wildcard":"a.c"}', '"abc"', false],
  // Addresses: strings that are addresses are compared as addresses.
  ['"2001:db8::1"', '"2001:0DB8:0:0::1"', true],
  ['"10.0.0.1"', '"::ffff:a00:1"', true],
  ['"10.0.0.1"', '"10.0.0.2"', false],
  ['"1:2:3:4:5:6:7:8:9"', '"1:2:3:4:5:6:7:8:9"', true],
  ['{"cidr":"10.1.0.0/15"}', '"10.1.255.255"', true],
  ['{"cidr":"10.1.0.0/15"}', '"10.2.0.0"', false],
  ['{"cidr":"10.0.0.0/31"}', '"10.0.0.2"', false],
  ['{"cidr":"2001:db8::/33"}', '"2001:db8:7fff::"', true],
  ['{"cidr":"2001:db8::/33"}', '"2001:db8:8000::"', false],
  ['{"cidr":"::/0"}', '":"', false],
  // Existence.
  ['{"exists":true}', 'null', true],
  ['{"exists":true}', '[{"b":1}]', false],
  ['{"exists":false}', '{"b":1}', true],
])('[%s] on %s: %s', (matcher, value, expected) => {
  const pattern = parseEventPattern(`{"a":[${matcher}]}`);
  if ('invalid' in pattern) throw new Error(pattern.invalid);
  expect(matchesEventPattern(pattern, `{"a":${value}}`)).toBe(expected);
});

/** Each of these takes minutes with backtracking. */
test.each([
  ['{"suffix":{"equals-ignore-case":"%s"}}', 'a'.repeat(2000), `"${'A'.repeat(990_000)}b"`, false],
  ['"%s"', 'x', `1${'0'.repeat(900_000)}1`, false],
  ['{"numeric":[">",0]}', '', `0.1${'0'.repeat(900_000)}1`, false],
])('%s on a long value', (matcher, text, value, expected) => {
  const pattern = parseEventPattern(`{"a":[${matcher.replace('%s', text)}]}`);
  if ('invalid' in pattern) throw new Error(pattern.invalid);
  expect(matchesEventPattern(pattern, `{"a":${value}}`)).toBe(expected);
});
