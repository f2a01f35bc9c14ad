import { PutRuleCommand, TagResourceCommand } from '@aws-sdk/client-eventbridge';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  explain,
  explainBody,
  hopOf,
  logPublished,
  MESSAGE,
  makeQueueRule,
  OF_SHOP,
} from '../testing/explain-calls.ts';
import { parkDeadLetter } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../testing/gateway-log.ts';
import { writePolicy } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
  await logPublished(api);
});
afterEach(() => api.close());

/** A rule without targets, as somebody makes it with the AWS CLI. */
async function putRule(Name: string, pattern: object, State?: 'DISABLED'): Promise<void> {
  const EventPattern = JSON.stringify(pattern);
  await api.context.events.send(new PutRuleCommand({ Name, EventPattern, State }));
}

/** A list is what the dashboard leaves to EventBridge. */
async function putListRules(count: number, detail: object = {}): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    await putRule(`list-${number}`, { detail: { ...detail, list: [`x${number}`] } });
  }
}

const asked = { requestId: 'request-7', message: { ...MESSAGE, list: ['a', 'b'] } };

test('a rule that matches is found behind others of which only EventBridge can tell', async () => {
  await putListRules(6, { topic: ['orders'], cache: ['shop'] });
  await putRule('hit', { detail: { list: ['a'] } });
  const told = await explainBody(api, asked);
  expect(told.rules[0]).toMatchObject({ rule: 'hit', result: 'matches', by: 'event-bridge' });
  expect(told.verdict.cause).toBe('no-target');
});

test('no rule is said to match only when every enabled rule was looked at', async () => {
  await putListRules(11);
  const told = await explainBody(api, asked);
  expect(told.verdict).toEqual({
    cause: 'rules-unknown',
    sentence: expect.stringMatching(/^Whether the event matches list-\d+ is not known/),
  });
  const neverCame = await explainBody(api, { message: { ...asked.message, cache: 'other' } });
  expect(hopOf(neverCame, 'rules')?.sentence).not.toMatch(/no rule/);
});

test('which field of a rule misses is not guessed when EventBridge was not asked', async () => {
  const names = Array.from({ length: 11 }, (_, number) => `list-${number}`);
  const lists = Object.fromEntries(names.map((name) => [name, ['a']]));
  await putRule('rule', { detail: { ...lists, 'list-10': ['x'] } });
  const { rules } = await explainBody(api, { ...asked, message: { ...MESSAGE, ...lists } });
  expect(rules).toMatchObject([{ rule: 'rule', result: 'misses', by: 'event-bridge' }]);
  expect(rules[0]?.sentence).toMatch(/It was not asked which of detail\.list-0, .* decides/);
});

test('of an event of another source it is not said that no rule of the bus matches', async () => {
  await putRule('theirs', { source: ['orders.app'] });
  const message = {
    source: 'orders.app',
    id: 'event-7',
    detail: { cache: 'shop', topic: 'orders' },
  };
  const { verdict } = await explainBody(api, { message });
  expect(verdict.cause).toBe('rules-unknown');
  expect(verdict.sentence).toMatch(/Only rules for events of Momento are looked at here/);
});

test('disabled rules that match hide no enabled one that matches', async () => {
  for (let number = 0; number < 21; number += 1) {
    await putRule(`a-disabled-${number}`, OF_SHOP, 'DISABLED');
  }
  await makeQueueRule(api, 'b-enabled', OF_SHOP);
  const told = await explain(api, { requestId: 'request-7' });
  expect(told.rules[0]).toMatchObject({ rule: 'b-enabled', enabled: true, result: 'matches' });
  expect(told.verdict.cause).toBe('delivered');
});

test('an event is not said to be delivered while targets of its rules were not looked at', async () => {
  const numbers = Array.from({ length: 11 }, (_, number) => 10 + number);
  for (const number of numbers) await makeQueueRule(api, `rule-${number}`, OF_SHOP);
  const told = await explain(api, { requestId: 'request-7' });
  expect(told.verdict.cause).toBe('target-unknown');
  expect(told.verdict.sentence).toMatch(/The targets of rule-\d+ were not looked at/);
  expect(hopOf(told, 'rules')?.sentence).toMatch(/rule-20/);
});

test('of many rules the one whose dead letter is asked about is looked at', async () => {
  const numbers = Array.from({ length: 12 }, (_, number) => 10 + number);
  const made = [];
  for (const number of numbers) made.push(await makeQueueRule(api, `rule-${number}`, OF_SHOP));
  for (const [place, { arn }] of made.entries()) {
    const RULE_ARN = `arn:aws:events:us-east-1:000000000000:rule/rule-${10 + place}`;
    const failureId = await parkDeadLetter(api, arn, { RULE_ARN });
    const { verdict } = await explain(api, { failureId });
    expect(verdict.sentence).toMatch(`of the rule rule-${10 + place} did not take the event`);
    expect(verdict.sentence).not.toMatch(/would not send it there now/);
  }
});

test('a target that may allow EventBridge is not said to do so', async () => {
  const { arn, url } = await makeQueueRule(api, 'rule', OF_SHOP);
  const Attributes = { KmsMasterKeyId: 'arn:aws:kms:us-east-1:000000000000:key/1' };
  await api.context.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
  const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';
  const failureId = await parkDeadLetter(api, arn, { RULE_ARN });
  const { targets } = await explain(api, { failureId });
  expect(targets).toMatchObject([{ state: 'failed', permission: { state: 'unknown' } }]);
  expect(targets[0]?.sentence).toMatch(/Whether it allows EventBridge is not known/);
  expect(targets[0]?.sentence).not.toMatch(/allows EventBridge[,.] /);
});

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';

async function giveToTerraform(): Promise<void> {
  const Tags = [{ Key: 'momento-gateway:managed-by', Value: 'terraform' }];
  await api.context.events.send(new TagResourceCommand({ ResourceARN: RULE_ARN, Tags }));
}

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'is disabled',
    () => putRule('rule', OF_SHOP, 'DISABLED'),
    /^Enable the rule rule, where it is managed: Terraform$/,
  ],
  [
    'is the nearest miss',
    () => putRule('rule', { ...OF_SHOP, detail: { ...OF_SHOP.detail, text: ['other'] } }),
    /^Change the rule rule, where it is managed: Terraform$/,
  ],
  [
    'has a target that refuses the event',
    async () => writePolicy(api, await makeQueueRule(api, 'rule', OF_SHOP), []),
    /^Grant the permission, where it is managed: Terraform$/,
  ],
])(
  'no change is offered here of a rule that is managed elsewhere and %s',
  async (_, make, step) => {
    await make();
    await giveToTerraform();
    const told = await explainBody(api, { ...asked, message: MESSAGE });
    const steps = told.hops.flatMap(({ nextSteps }) => nextSteps);
    expect(steps).toMatchObject([
      { text: expect.stringMatching(step), screen: 'rule', id: 'rule' },
    ]);
    for (const { permission } of told.targets) expect(permission.addedBy).toBe('owner');
  },
);
