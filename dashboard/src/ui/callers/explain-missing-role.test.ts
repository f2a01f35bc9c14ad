import { OPERATIONS } from '@momento-gateway/api/operations';
import { ROLES_OF_OPERATIONS } from '@momento-gateway/api/roles-of-operations';
import { expect, test } from 'vitest';
import { explainMissingRole } from './explain-missing-role.ts';

test.each([
  ['createRule', 'viewer', 'Needs the role admin in the tenant shop. You have viewer.'],
  ['switchRule', 'viewer', 'Needs the role operator in the tenant shop. You have viewer.'],
  ['switchRule', 'operator', undefined],
  ['replayLive', 'viewer', 'Needs the role operator in the tenant shop. You have viewer.'],
  ['createTenant', 'admin', 'Needs the role owner of all tenants. You have admin.'],
  ['createTenant', 'owner', undefined],
] as const)('%s as %s: %s', (offer, role, reason) => {
  expect(explainMissingRole(offer, 'shop', role)).toBe(reason);
});

test('screens and the server have the same roles', () => {
  const guarded = Object.entries(OPERATIONS).filter(
    ([, { role }]) => role !== 'viewer' && role !== 'anyone',
  );
  expect(ROLES_OF_OPERATIONS).toEqual(
    Object.fromEntries(guarded.map(([id, { role }]) => [id, role])),
  );
});
