import { expect, test } from 'vitest';
import { parseAccess } from './access.ts';

const TABLE = JSON.stringify([
  { group: 'lookers', tenant: 'default', role: 'viewer' },
  { group: 'shop', tenant: 'default', role: 'operator' },
  { group: 'shop', tenant: 'orders', role: 'admin' },
  { group: 'support', tenant: '*', role: 'viewer' },
  { group: 'platform', role: 'owner' },
]);

test.each([
  [['lookers'], 'default', 'viewer'],
  [['lookers'], 'orders', undefined],
  [['shop'], 'default', 'operator'],
  [['shop'], 'orders', 'admin'],
  [['shop'], 'other', undefined],
  [['support'], 'other', 'viewer'],
  [['support', 'shop'], 'orders', 'admin'],
  [['shop', 'support'], 'orders', 'admin'],
  [['platform'], 'any', 'owner'],
  [['platform', 'lookers'], 'default', 'owner'],
  [['Lookers'], 'default', undefined],
  [['*'], 'default', undefined],
  [[], 'default', undefined],
  [['__proto__', 'constructor'], 'default', undefined],
] as const)('the groups %j have in the tenant %s the role %s', (groups, tenant, role) => {
  expect(parseAccess(TABLE).roleIn(groups, tenant)).toBe(role);
});

test('it knows which groups it is about', () => {
  const { names } = parseAccess(TABLE);
  expect(['shop', 'platform', 'strangers', 'toString'].filter(names)).toEqual(['shop', 'platform']);
});

const GOOD = '{"group": "a", "tenant": "*", "role": "viewer"}';

test.each([
  ['"text"', 'must be an object'],
  ['null', 'must be an object'],
  ['[]', 'must be an object'],
  ['{"group": "a", "tenant": "b", "role": "viewer", "user": "c"}', 'no field "user"'],
  ['{"tenant": "b", "role": "viewer"}', 'group must be'],
  ['{"group": "", "tenant": "b", "role": "viewer"}', 'group must be'],
  ['{"group": ["a"], "tenant": "b", "role": "viewer"}', 'group must be'],
  ['{"group": "a", "tenant": "b", "role": "boss"}', 'role must be one of viewer, operator'],
  ['{"group": "a", "tenant": "b"}', 'role must be one of'],
  ['{"group": "a", "tenant": "b", "role": "toString"}', 'role must be one of'],
  ['{"group": "a", "role": "viewer"}', 'tenant must be'],
  ['{"group": "a", "tenant": "B", "role": "viewer"}', 'tenant must be'],
  ['{"group": "a", "tenant": "-b", "role": "viewer"}', 'tenant must be'],
  [`{"group": "a", "tenant": "${'b'.repeat(33)}", "role": "viewer"}`, 'tenant must be'],
  ['{"group": "a", "tenant": "b", "role": "owner"}', 'leave tenant out'],
])('a wrong entry is named with its line: %s', (wrong, message) => {
  const text = `[\n  ${GOOD},\n  {"group": "x ] } , \\" [", "tenant": "y",\n   "role": "admin"},\n\n  ${wrong},\n  ${GOOD}\n]`;
  expect(() => parseAccess(text)).toThrow('ACCESS, entry 3 (line 6): ');
  expect(() => parseAccess(text)).toThrow(message);
});

test('a wrong entry of a table on one line is named too', () => {
  expect(() => parseAccess(`[${GOOD}, 7]`)).toThrow('ACCESS, entry 2 (line 1): It must be');
});

test.each(['', '[', '{}', '[]', 'null', '"[]"', '[1,]'])('no table at all: %s', (text) => {
  expect(() => parseAccess(text)).toThrow(/^ACCESS (?:is not JSON|must be a JSON list)/);
});
