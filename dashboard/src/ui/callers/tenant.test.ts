import { expect, test } from 'vitest';
import { addTenant, ofPageTenant, tenantOf } from './tenant.ts';

test.each([
  ['/webhooks', 'default', '/webhooks'],
  ['/webhooks', 'orders', '/webhooks?tenant=orders'],
  ['/webhooks?search=a%26b', 'orders', '/webhooks?search=a%26b&tenant=orders'],
  ['/webhooks?tenant=shop', 'orders', '/webhooks?tenant=shop'],
  ['/rules?rule=tenant', 'orders', '/rules?rule=tenant&tenant=orders'],
  ['/', 'a&b', '/?tenant=a%26b'],
])('the address %s in the tenant %s is %s', (address, tenant, expected) => {
  expect(addTenant(address, tenant)).toBe(expected);
});

test.each([
  ['/webhooks', 'default'],
  ['/webhooks?tenant=', 'default'],
  ['/webhooks?tenant=orders', 'orders'],
  ['/webhooks?search=tenant%3Dshop&tenant=orders', 'orders'],
  ['?tenant=orders', 'orders'],
])('the address %s is of the tenant %s', (address, expected) => {
  expect(tenantOf(address)).toBe(expected);
});

test('what two tenants keep in one browser has different keys', () => {
  expect(ofPageTenant('recent-events', 'default')).toBe('recent-events');
  expect(ofPageTenant('recent-events', 'orders')).not.toBe(ofPageTenant('recent-events', 'shop'));
});
