import { describe, expect, test } from 'vitest';
import { toSource } from './to-source.ts';

describe('one caller has one name, whichever of its addresses it uses, and however that is written', () => {
  test.each<[what: string, addresses: readonly string[]]>([
    [
      'an IPv4 address',
      ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:c000:201'],
    ],
    [
      'a /64 without zeros',
      ['2001:db8:1:2::', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:0DB8:0001:0002:ffff::'],
    ],
    [
      'a /64 that ends in zeros, which are left out when others are not',
      ['2001:db8::1', '2001:db8:0:0:1::1', '2001:db8::1:2:3:4', '2001:db8:0:0:ffff:ffff:ffff:ffff'],
    ],
    ['a /64 that ends in two zeros', ['2001:db8::', '2001:db8::5:0:0:6', '2001:db8:0:0:5::6']],
    ['a /64 with a zero inside', ['2001:0:1:2::1', '2001:0:1:2:0:0:0:2', '2001::1:2:3:4:5:6']],
    ['the loopback address', ['::1', '0:0:0:0:0:0:0:1']],
  ])('%s', (_, addresses) => {
    expect(new Set(addresses.map(toSource)).size).toBe(1);
  });
});

test('no two callers have the same name', () => {
  const callers = [
    '192.0.2.1',
    '192.0.2.2',
    '::ffff:192.0.2.3',
    '2001:db8::1',
    '2001:db8:0:1::1',
    '2001:db8:1::1',
    '2001:db8:1:1::1',
    '2001:db9::1',
    '1::',
    '::1',
    '0:0:0:1::',
    '0:0:1::',
    '0:1::',
  ];
  expect(new Set(callers.map(toSource)).size).toBe(callers.length);
});

test.each([
  '',
  'undefined',
  'localhost',
  ':'.repeat(100),
  '1.2.3',
  '[::1]',
  'a]/b',
  '%',
  '::1%eth0',
])('what is no address has a name too: %j', (address) => {
  expect(toSource(address)).toEqual(expect.any(String));
});
