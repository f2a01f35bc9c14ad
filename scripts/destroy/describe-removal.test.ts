import { expect, test } from 'vitest';
import { describeRemoval } from './describe-removal.ts';

const webhookUrl = 'https://x.on.aws/webhooks/0d3b4f00-5c1e-11f0-9a1b-0affd2a5b9c7';

const removal = {
  stack: {
    name: 'orders',
    status: 'CREATE_COMPLETE',
    isProtected: false,
    outputs: {
      functionUrl: 'https://x.on.aws/',
      eventBusName: 'sales',
      parkedQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked',
      deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
      secretPrefix: 'orders',
      logGroupName: '/orders',
      webhookUrl,
    },
  },
  accountId: '111122223333',
  region: 'eu-west-1',
  ownsBus: false,
  webhooks: [{ webhookId: 'the-webhook', name: 'Shop', detailType: 'shop#orders' }],
  rules: [{ name: 'the-rule', targets: [], managedHere: true }],
  parkedCount: 3,
  deadLetterCount: undefined,
  viewers: [],
  otherRules: ['theirs'],
  serviceRules: [],
  otherArchives: [],
  hasBusPolicy: false,
  ownArchive: undefined,
  policyHolders: [],
  addedToRole: [],
  logPolicy: undefined,
  stacksOnBus: [],
};

const NOTHING_MORE = {
  deleteWebhooks: false,
  deleteRules: false,
  deleteOtherRules: false,
  detachPolicy: false,
};

/** The two parts of the text. */
function split(text: string): { goes: string; stays: string } {
  const [, goes = '', stays = ''] = text.split(/What goes:|What stays:/);
  return { goes, stays };
}

test('webhooks and rules stay unless they are to go, and each way to let them go is told', () => {
  const { goes, stays } = split(describeRemoval(removal, NOTHING_MORE));
  expect(stays).toMatch(/--delete-webhooks.*\n.*the-webhook {2}Shop/);
  expect(stays).toMatch(/--delete-rules.*\n.*the-rule/);
  expect(goes).not.toMatch(/the-webhook|the-rule/);
});

test('what is to go is told by name', () => {
  const { goes, stays } = split(
    describeRemoval(removal, { ...NOTHING_MORE, deleteWebhooks: true, deleteRules: true }),
  );
  expect(goes).toMatch(/7 days.*\n.*the-webhook {2}Shop/);
  expect(goes).toContain('the-rule');
  expect(stays).not.toMatch(/the-webhook|the-rule|--delete/);
});

test('account, Region, failures, the log group and a first webhook of the stack are told', () => {
  const text = describeRemoval(removal, NOTHING_MORE);
  expect(text).toContain('Stack orders in account 111122223333, Region eu-west-1');
  const { goes, stays } = split(text);
  expect(goes).toContain('the parked queue parked (3 waiting)');
  expect(goes).toContain('the dead-letter queue dead-letters (not readable)');
  expect(goes).toContain(webhookUrl);
  expect(stays).toContain('/orders');
});

test.each([
  [true, 'goes'],
  [false, 'stays untold'],
])('a bus that the stack made itself (%s) %s', (ownsBus) => {
  const { goes } = split(describeRemoval({ ...removal, ownsBus }, NOTHING_MORE));
  expect(goes.includes('the bus sales')).toBe(ownsBus);
});
