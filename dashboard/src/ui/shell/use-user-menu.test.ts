import { expect, test } from 'vitest';
import { describeRoles } from './use-user-menu.ts';

test.each([
  [[], 'No role in any tenant'],
  [[{ tenant: 'default', role: 'viewer' }], 'viewer in default'],
  [
    [
      { tenant: 'default', role: 'viewer' },
      { tenant: 'orders', role: 'admin' },
    ],
    'viewer in default, admin in orders',
  ],
  [
    [
      { tenant: 'default', role: 'owner' },
      { tenant: 'orders', role: 'owner' },
    ],
    'owner of all tenants',
  ],
] as const)('the roles %j are described as %s', (tenants, text) => {
  expect(describeRoles({ tenants: [...tenants] })).toBe(text);
});
