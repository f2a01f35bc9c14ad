import { describe, expect, test } from 'vitest';
import { isTenantQueueName } from './is-tenant-queue-name.ts';
import { findNamedTenant, isTenantName, tenantQueueName } from './tenant.ts';

describe('the name of a tenant', () => {
  test.each(['default', 'o', 'orders', 'team-7', '7', 'a--b', 'a'.repeat(32)])(
    'can be %j',
    (name) => {
      expect(isTenantName(name)).toBe(true);
    },
  );

  test.each([
    ['empty', ''],
    ['longer than 32', 'a'.repeat(33)],
    ['a hyphen first', '-orders'],
    ['a hyphen last', 'orders-'],
    ['only a hyphen', '-'],
    ['a capital', 'Orders'],
    ['an underscore, which ends the stack’s name', 'a_b'],
    ['a wildcard', '*'],
    ['a slash', 'a/b'],
    ['a dot', 'a.b'],
    ['a space', 'a b'],
    ['a line break last', 'orders\n'],
    ['a letter beyond ASCII', 'é'],
    ['a dotless letter', 'ı'],
  ])('cannot have %s', (_, name) => {
    expect(isTenantName(name)).toBe(false);
  });
});

describe('the name of a queue', () => {
  test.each([
    tenantQueueName('shop', 'orders', 'parked'),
    tenantQueueName('shop', 'orders', 'deadLetters'),
    'shop_orders_held',
    'shop_Not a tenant_parked',
    'shop_a_b_parked',
    'shop_parked',
  ])('is kept for the queues of tenants: %s', (name) => {
    expect(isTenantQueueName('shop', name)).toBe(true);
  });

  test.each([
    'shop_orders',
    'shop_parked-orders',
    'shop_orders-parked',
    'shop_orders_parked.fifo',
    'shops_orders_parked',
    'orders_parked',
    'shop',
  ])('is free for a target: %s', (name) => {
    expect(isTenantQueueName('shop', name)).toBe(false);
  });
});

test.each([
  ['shop_orders__large', 'orders'],
  ['shop_a__b__c', 'a'],
  ['shop_a___b', 'a'],
  ['shop_orders__', 'orders'],
  ['shop_orders_large', undefined],
  ['shop_Orders__large', undefined],
  ['shop___large', undefined],
  ['shop_a_b__c', undefined],
  ['shops_orders__large', undefined],
  ['orders__large', undefined],
])('the name %s keeps a target for the tenant %s', (name, tenant) => {
  expect(findNamedTenant('shop', name)).toBe(tenant);
});
