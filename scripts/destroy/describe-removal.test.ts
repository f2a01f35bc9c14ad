import { expect, test } from 'vitest';
import { describeRemoval } from './describe-removal.ts';

const webhookUrl = 'https://x.on.aws/webhooks/0d3b4f00-5c1e-11f0-9a1b-0affd2a5b9c7';

const removal = {
  stack: {
    name: 'orders',
    status: 'CREATE_COMPLETE',
    isProtected: false,
    outputs: {
      gatewayUrl: 'https://x.on.aws/',
      eventBusName: 'sales',
      parkedQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked',
      deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
      heldQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/held',
      secretPrefix: 'orders',
      logGroupName: '/orders',
      webhookUrl,
    },
  },
  accountId: '111122223333',
  region: 'eu-west-1',
  ownsBus: false,
  webhooks: [{ webhookId: 'the-webhook', name: 'Shop', detailType: 'shop#orders' }],
  ownWebhook: undefined,
  rules: [{ name: 'the-rule', targets: [], managedHere: true }],
  parkedCount: 3,
  deadLetterCount: undefined,
  heldCount: 1,
  viewers: [],
  otherRules: ['theirs'],
  serviceRules: [],
  otherArchives: [],
  hasBusPolicy: false,
  ownArchive: undefined,
  policyHolders: [],
  addedToRole: [],
  logPolicy: undefined,
  tenants: [],
  tenantAlarms: [],
  stacksOnBus: [],
};

const NOTHING_MORE = {
  deleteWebhooks: false,
  deleteRules: false,
  deleteOtherRules: false,
  detachPolicy: false,
};

/** The two parts of the text. */
function split(text: string): { deleted: string; kept: string } {
  const [, deleted = '', kept = ''] = text.split(/Will be deleted:|Will be kept:/);
  return { deleted, kept };
}

test('webhooks and rules are kept by default, with the flag that deletes them', () => {
  const { deleted, kept } = split(describeRemoval(removal, NOTHING_MORE));
  expect(kept).toMatch(/--delete-webhooks.*\n.*the-webhook {2}Shop/);
  expect(kept).toMatch(/--delete-rules.*\n.*the-rule/);
  expect(deleted).not.toMatch(/the-webhook|the-rule/);
});

test('what will be deleted is listed by name', () => {
  const { deleted, kept } = split(
    describeRemoval(removal, { ...NOTHING_MORE, deleteWebhooks: true, deleteRules: true }),
  );
  expect(deleted).toMatch(/7 days.*\n.*the-webhook {2}Shop/);
  expect(deleted).toContain('the-rule');
  expect(kept).not.toMatch(/the-webhook|the-rule|--delete/);
});

test('account, Region, failures, and the log group are shown', () => {
  const text = describeRemoval(removal, NOTHING_MORE);
  expect(text).toContain('Stack orders in account 111122223333, Region eu-west-1');
  const { deleted, kept } = split(text);
  expect(deleted).toContain('the parked queue parked (3 failures)');
  expect(deleted).toContain('the dead-letter queue dead-letters (could not be counted)');
  expect(kept).toContain('/orders');
});

test.each([
  [true, 'is listed as deleted'],
  [false, 'is not listed'],
])('a bus that the stack created (%s) %s', (ownsBus) => {
  const { deleted } = split(describeRemoval({ ...removal, ownsBus }, NOTHING_MORE));
  expect(deleted.includes('the bus sales')).toBe(ownsBus);
});

test.each([
  [webhookUrl.split('/').at(-1), 'is listed as deleted'],
  [undefined, 'is not listed'],
])('a first webhook that the stack owns (%s) %s', (ownWebhook) => {
  const { deleted } = split(describeRemoval({ ...removal, ownWebhook }, NOTHING_MORE));
  expect(deleted.includes(webhookUrl)).toBe(ownWebhook !== undefined);
});

test('the audit log is kept, where the stack has one', () => {
  expect(describeRemoval(removal, NOTHING_MORE)).not.toContain('audit log');
  const outputs = { ...removal.stack.outputs, auditLogGroupName: 'orders-audit' };
  const stack = { ...removal.stack, outputs };
  const { kept } = split(describeRemoval({ ...removal, stack }, NOTHING_MORE));
  expect(kept).toContain('the audit log orders-audit, until its retention ends');
});
