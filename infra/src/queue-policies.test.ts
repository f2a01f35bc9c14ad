import { describe, expect, test } from 'vitest';
import { maySend, type Sender } from './testing/may-send.ts';
import { readQueuePolicy } from './testing/read-policy.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const template = synthesiseGateway();
const [[roleId = '', role] = []] = Object.entries(template.findResources('AWS::IAM::Role'));
const [[functionId = '', lambda] = []] = Object.entries(
  template.findResources('AWS::Lambda::Function'),
);

const byRule = (rule: string): Sender => ({
  service: 'events.amazonaws.com',
  keys: { 'aws:SourceArn': `arn:aws:events:eu-west-1:111122223333:${rule}` },
});

/** A principal whose own policies allow sending to all queues. */
const byPrincipal = (arn: string): Sender => ({
  keys: { 'aws:PrincipalArn': arn },
  isAllowedItself: true,
});

const OTHERS: readonly [name: string, sender: Sender][] = [
  ['the root of the account', byPrincipal('arn:aws:iam::111122223333:root')],
  ['an administrator', byPrincipal('arn:aws:iam::111122223333:role/Admin')],
  ['a role with a similar name', byPrincipal(`arn:aws:iam::111122223333:role/${roleId}-2`)],
  ['an anonymous caller', { keys: {} }],
  ['SNS', { service: 'sns.amazonaws.com', keys: {}, isAllowedItself: true }],
];

describe.each(['ParkedQueueUrl', 'HeldQueueUrl'])('the queue of %s', (output) => {
  const policy = readQueuePolicy(template, output);

  test("accepts the function's messages", () => {
    expect(lambda?.['Properties'].Role).toEqual({ 'Fn::GetAtt': [roleId, 'Arn'] });
    expect(maySend(policy, byPrincipal(`<${roleId}.Arn>`))).toBe(true);
  });

  test.each([
    ...OTHERS,
    ['a rule of the bus', byRule('rule/orders')],
    ['a rule of another bus', byRule('rule/sales/orders')],
  ])('accepts nothing from %s', (_, sender) => {
    expect(maySend(policy, sender)).toBe(false);
  });

  test('denies others before the function can park its first event', () => {
    const { Ref } = template.toJSON()['Outputs'][output].Value;
    const [policyId] = Object.entries(template.findResources('AWS::SQS::QueuePolicy')).find(
      ([, { Properties }]) => JSON.stringify(Properties['Queues']).includes(Ref),
    ) ?? [''];
    expect(lambda?.['DependsOn']).toContain(policyId);
  });
});

describe('the dead-letter queue', () => {
  test.each([
    ['default', 'rule/orders', true],
    ['default', 'rule/sales/orders', false],
    ['sales', 'rule/sales/orders', true],
    ['sales', 'rule/orders', false],
    ['sales', 'rule/sales-2/orders', false],
  ])('of the bus %s: %s may send: %s', (bus, rule, expected) => {
    const policy = readQueuePolicy(synthesiseGateway({ bus }), 'DeadLetterQueueUrl');
    expect(maySend(policy, byRule(rule))).toBe(expected);
  });

  const policy = readQueuePolicy(template, 'DeadLetterQueueUrl');

  test.each([
    ...OTHERS,
    ['the function', byPrincipal(`<${roleId}.Arn>`)],
    ['EventBridge without a rule', { service: 'events.amazonaws.com', keys: {} }],
  ])('accepts nothing from %s', (_, sender) => {
    expect(maySend(policy, sender)).toBe(false);
  });
});

test.each(['ParkedQueueUrl', 'DeadLetterQueueUrl', 'HeldQueueUrl'])(
  'no queue can use the queue of %s as its dead-letter queue',
  (outputName) => {
    const { Ref } = template.toJSON()['Outputs'][outputName].Value;
    expect(template.toJSON()['Resources'][Ref].Properties.RedriveAllowPolicy).toEqual({
      redrivePermission: 'denyAll',
    });
  },
);

describe('updating a stack of a version with one failure queue', () => {
  /** Logical ids in that version's template. */
  const BEFORE = {
    queue: 'GatewayFailuresQueueD25369A4',
    queuePolicy: 'GatewayFailuresQueuePolicy0D29FF61',
    role: 'GatewayRole49DECEEF',
    lambda: 'GatewayFunction8DA86145',
    functionUrl: 'GatewayFunctionFunctionUrl1A246C48',
  };
  const resources: Record<string, { DependsOn?: string | string[] }> =
    template.toJSON()['Resources'];

  test('keeps its queue with its messages, its function and its Function URL', () => {
    expect(Object.keys(resources)).toEqual(
      expect.arrayContaining([BEFORE.queue, BEFORE.queuePolicy, BEFORE.lambda, BEFORE.functionUrl]),
    );
    const { Value } = template.toJSON()['Outputs']['DeadLetterQueueUrl'];
    expect(Value).toEqual({ Ref: BEFORE.queue });
  });

  test('denies the function the queue only when the function no longer parks there', () => {
    expect(functionId).toBe(BEFORE.lambda);
    expect([resources[BEFORE.queuePolicy]?.DependsOn].flat()).toContain(functionId);
  });

  test('replaces the role, so that CloudFormation deletes the old one last', () => {
    expect(role).toMatchObject({ Type: 'AWS::IAM::Role' });
    expect(roleId).not.toBe(BEFORE.role);
    expect(resources).not.toHaveProperty(BEFORE.role);
  });
});
