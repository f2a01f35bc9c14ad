import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { expect, test } from 'vitest';
import { describeObject, describeOperation, describeWho, hrefOfObject } from './describe-entry.ts';

const WHO = { kind: 'session', subject: 's-1', name: 'Ada', groups: [], address: '' } as const;
const ENTRY: AuditEntry = {
  at: 0,
  outcome: 'done',
  operation: 'updateWebhook',
  requestId: 'r-1',
  who: { ...WHO, groups: [] },
  object: { kind: 'webhook', id: 'w-1' },
};

test.each([
  ['updateWebhook', 'Update webhook'],
  ['registerMomentoWebhook', 'Register Momento webhook'],
  ['signIn', 'Sign in'],
])('%s is shown as %s', (operation, text) => {
  expect(describeOperation(operation)).toBe(text);
});

test.each([
  [{ after: { name: 'New' }, before: { name: 'Old' } }, 'webhook New'],
  [{ before: { name: 'Old' } }, 'webhook Old'],
  [{}, 'webhook w-1'],
  [{ object: { kind: 'failures' } as const }, 'failures'],
  [{ object: undefined }, '–'],
])('what %j is about is called %s', (fields, text) => {
  expect(describeObject({ ...ENTRY, ...fields })).toBe(text);
});

test('webhooks and rules have a page, failures have none', () => {
  expect(hrefOfObject(ENTRY)).toBe('/webhooks/w-1');
  // An owner sees the changes of all tenants on a page of one.
  expect(hrefOfObject({ ...ENTRY, tenant: 'orders' })).toBe('/webhooks/w-1?tenant=orders');
  expect(hrefOfObject({ ...ENTRY, object: { kind: 'rule', id: 'a' } })).toBe('/rules?rule=a');
  expect(hrefOfObject({ ...ENTRY, object: { kind: 'failures' } })).toBeUndefined();
});

test('somebody whom the provider did not name is not known', () => {
  expect(describeWho(ENTRY.who)).toBe('Ada');
  expect(describeWho({ ...ENTRY.who, name: '' })).toBe('s-1');
  expect(describeWho({ ...ENTRY.who, name: '', subject: '' })).toBe('Not known');
});
