import { expect, test } from 'vitest';
import { busRulesOf, formatRuleArn, parseRuleArn } from './rule-arn.ts';

const ACCOUNT = 'arn:aws:events:eu-west-1:111122223333';

test.each([
  ['default', 'orders', 'rule/orders'],
  ['sales', 'orders', 'rule/sales/orders'],
  ['aws.partner/example.com/1', 'orders', 'rule/aws.partner/example.com/1/orders'],
  ['sales', 'default', 'rule/sales/default'],
])('a rule of the bus %s named %s has the path %s, and is found by it', (busName, name, path) => {
  const arn = formatRuleArn(`${ACCOUNT}:event-bus/${busName}`, name);
  expect(arn).toBe(`${ACCOUNT}:${path}`);
  expect(parseRuleArn(arn)).toEqual({ busName, name });
});

test.each([
  '',
  'rule/orders',
  `${ACCOUNT}:event-bus/default`,
  `${ACCOUNT}:rule`,
  `${ACCOUNT}:rule/`,
  `${ACCOUNT}:rule/sales/`,
  'arn:aws:config:eu-west-1:111122223333:rule/orders',
  'urn:aws:events:eu-west-1:111122223333:rule/orders',
])('what is not the ARN of a rule is not read as one: %s', (arn) => {
  expect(parseRuleArn(arn)).toBeUndefined();
});

test('the rules of the default bus do not include those of other buses', () => {
  expect(busRulesOf(`${ACCOUNT}:rule/orders`)).toEqual({
    like: `${ACCOUNT}:rule/*`,
    notLike: `${ACCOUNT}:rule/*/*`,
  });
  expect(busRulesOf(`${ACCOUNT}:rule/sales/orders`)).toEqual({ like: `${ACCOUNT}:rule/sales/*` });
});
