import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DASHBOARD_ACTIONS, type DashboardAction } from '@momento-gateway/shared/dashboard-actions';
import { includesRole, ROLES } from '@momento-gateway/shared/role';
import { describe, expect, test } from 'vitest';
import {
  arnOf,
  type DashboardRequest,
  EVERYWHERE,
  listDashboardRequests,
  QUEUES,
  REGION,
  STACK,
} from './testing/dashboard-requests.ts';
import { ACCOUNT, isAllowed, type PolicyQuestion } from './testing/is-allowed.ts';
import { readPolicies } from './testing/read-policies.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const committed = join(import.meta.dirname, '../../momento-gateway.template.json');
const oneFile: object = JSON.parse(await readFile(committed, 'utf8'));
/** A key's own policy, without which policies of people allow nothing: as AWS makes it. */
const OPEN_KEY = {
  Statement: [
    { Effect: 'Allow', Principal: { AWS: arnOf('iam', 'root') }, Action: 'kms:*', Resource: '*' },
  ],
};
const onDefault = { busName: 'default', rulePath: '' };
const onSales = { busName: 'sales', rulePath: 'sales/' };

/** Every deny and allow that the stacks mean, asked of an evaluator of IAM's rules by others. */
describe.each([
  ['the CDK stack on the default bus', synthesiseGateway().toJSON(), onDefault],
  ['the CDK stack on another bus', synthesiseGateway({ bus: 'sales' }).toJSON(), onSales],
  ['the one-file template on the default bus', oneFile, onDefault],
  ['the one-file template on another bus', oneFile, onSales],
] as const)('%s', (_, template, onBus) => {
  const { busName, rulePath } = onBus;
  const { roles, lambda, parked, deadLetters, held } = readPolicies(template, {
    'AWS::StackName': STACK,
    'AWS::Region': REGION,
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    EventBridgeBus: busName,
    Named: String(busName !== 'default'),
  });
  const person = arnOf('iam', 'user/person');
  const administrator = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const byRule = (path: string) => ({
    principal: 'events.amazonaws.com',
    context: { 'aws:SourceArn': arnOf('events', `rule/${path}`), 'aws:SourceAccount': ACCOUNT },
  });

  async function expectAllowed(
    asked: Omit<PolicyQuestion, 'principal'> & { readonly principal?: string },
    expected: boolean,
  ) {
    const question = { principal: person, ...asked };
    const { action, resource, context } = question;
    expect(await isAllowed(question), JSON.stringify([action, resource, context])).toBe(expected);
  }

  describe('people', () => {
    const requests: readonly DashboardRequest[] = [
      ...listDashboardRequests(onBus),
      ...Object.entries(EVERYWHERE).map(([action, resource]) => ({
        action: action as DashboardAction,
        resource,
        role: DASHBOARD_ACTIONS[action as DashboardAction],
      })),
    ];

    test('each action is asked for what its role may have, and for what nobody may', () => {
      const actions = Object.keys(DASHBOARD_ACTIONS).sort();
      const asked = (mayHave: boolean) =>
        requests.flatMap(({ action, role }) => ((role !== undefined) === mayHave ? [action] : []));
      expect([...new Set(asked(true))].sort()).toEqual(actions);
      const limited = [...new Set([...asked(false), ...Object.keys(EVERYWHERE)])].sort();
      const ofTheBusOnly = actions.filter((action) => !limited.includes(action));
      // Rules: on the default bus IAM cannot tell the rules of other buses from its own.
      expect(ofTheBusOnly.every((action) => action.startsWith('events:'))).toBe(true);
    });

    test.each(ROLES)('a %s may do what the role is for, on what is theirs', async (role) => {
      for (const { role: needed, ...request } of requests) {
        const expected = needed !== undefined && includesRole(role, needed);
        const identityPolicies = roles[role].documents;
        const resourcePolicy = request.action.startsWith('kms:') && { resourcePolicy: OPEN_KEY };
        await expectAllowed({ ...request, identityPolicies, ...resourcePolicy }, expected);
      }
    });

    test.runIf(busName !== 'default').each(ROLES)(
      'a %s has nothing of the rules of another bus',
      async (role) => {
        const actions = Object.keys(DASHBOARD_ACTIONS).filter((one) => /^events:.*Rule$/.test(one));
        for (const action of [...actions, 'events:TagResource', 'events:RemoveTargets']) {
          for (const path of ['shop', `${busName}-2/shop`, 'payments/shop', `${STACK}-2_x/shop`]) {
            const resource = arnOf('events', `rule/${path}`);
            await expectAllowed(
              { action, resource, identityPolicies: roles[role].documents },
              false,
            );
          }
        }
      },
    );
  });

  test('the function reaches its bus, its queue, its secrets and its log, and no others', async () => {
    const { arn: principal, policies: identityPolicies } = lambda;
    const mayDo = (
      expected: boolean,
      action: string,
      resource: string,
      more: Partial<PolicyQuestion> = {},
    ) => expectAllowed({ principal, identityPolicies, action, resource, ...more }, expected);
    const source = { 'events:source': ['Momento'] };
    await mayDo(true, 'events:PutEvents', arnOf('events', `event-bus/${busName}`), {
      context: source,
    });
    await mayDo(false, 'events:PutEvents', arnOf('events', 'event-bus/other'), { context: source });
    await mayDo(true, 'sqs:SendMessage', QUEUES.parked, { resourcePolicy: parked });
    await mayDo(true, 'sqs:SendMessage', QUEUES.held, { resourcePolicy: held });
    await mayDo(false, 'sqs:SendMessage', QUEUES.deadLetters, { resourcePolicy: deadLetters });
    await mayDo(false, 'sqs:ReceiveMessage', QUEUES.parked, { resourcePolicy: parked });
    const secret = (prefix: string) => arnOf('secretsmanager', `secret:${prefix}/1-AbCdEf`);
    await mayDo(true, 'secretsmanager:GetSecretValue', secret(STACK));
    await mayDo(false, 'secretsmanager:GetSecretValue', secret(`${STACK}-2`));
    await mayDo(false, 'secretsmanager:PutSecretValue', secret(STACK));
    const stream = (group: string) => arnOf('logs', `log-group:${group}:log-stream:1`);
    await mayDo(true, 'logs:PutLogEvents', stream(`${STACK}-Logs`));
    await mayDo(false, 'logs:PutLogEvents', stream('/aws/lambda/payments'));
  });

  test.each([
    [true, 'events:PutEvents', arnOf('events', `event-bus/${STACK}_sales`)],
    [false, 'events:PutEvents', arnOf('events', `event-bus/${STACK}`)],
    [false, 'events:PutEvents', arnOf('events', `event-bus/${STACK}-2`)],
    [false, 'events:PutEvents', arnOf('events', `event-bus/${STACK}-2_sales`)],
    [false, 'events:PutEvents', arnOf('events', `event-bus/other_${STACK}`)],
    [false, 'events:PutRule', arnOf('events', `rule/${STACK}_sales/shop`)],
    [true, 'sqs:SendMessage', arnOf('sqs', `${STACK}_sales_parked`)],
    [true, 'sqs:SendMessage', arnOf('sqs', `${STACK}_sales_held`)],
    [false, 'sqs:ReceiveMessage', arnOf('sqs', `${STACK}_sales_held`)],
    [false, 'sqs:SendMessage', arnOf('sqs', `${STACK}_sales_dead-letters`)],
    [false, 'sqs:SendMessage', arnOf('sqs', `${STACK}_jobs`)],
    [false, 'sqs:SendMessage', arnOf('sqs', `${STACK}-2_sales_parked`)],
    [false, 'sqs:ReceiveMessage', arnOf('sqs', `${STACK}_sales_parked`)],
  ] as const)(
    'of tenants the function reaches the buses, the parked and the held queues: %s for %s on %s',
    async (expected, action, resource) => {
      const { arn: principal, policies: identityPolicies } = lambda;
      const isPut = action === 'events:PutEvents';
      const context = isPut && { context: { 'events:source': ['Momento'] } };
      await expectAllowed({ principal, identityPolicies, action, resource, ...context }, expected);
    },
  );

  test.each([
    ['parked', QUEUES.parked, parked],
    ['held', QUEUES.held, held],
  ])(
    'nobody else sends to the %s queue, administrators and rules included',
    async (_, resource, resourcePolicy) => {
      const asked = { action: 'sqs:SendMessage', resource, resourcePolicy };
      await expectAllowed({ ...asked, identityPolicies: [administrator] }, false);
      await expectAllowed(
        { ...asked, principal: arnOf('iam', 'root'), identityPolicies: [administrator] },
        false,
      );
      await expectAllowed({ ...asked, ...byRule(`${rulePath}shop`) }, false);
    },
  );

  test('the dead-letter queue takes messages from rules of the bus only', async () => {
    const asked = {
      action: 'sqs:SendMessage',
      resource: QUEUES.deadLetters,
      resourcePolicy: deadLetters,
    };
    await expectAllowed({ ...asked, ...byRule(`${rulePath}shop`) }, true);
    const others = ['other/shop', 'sales-2/shop', busName === 'default' ? 'sales/shop' : 'shop'];
    for (const path of others) await expectAllowed({ ...asked, ...byRule(path) }, false);
    await expectAllowed({ ...asked, identityPolicies: [administrator] }, false);
  });
});

describe('a pattern for the rules of the default bus', () => {
  const resource = arnOf('sqs', 'shop');
  const judge = (rule: string, Condition: object) =>
    isAllowed({
      principal: 'events.amazonaws.com',
      action: 'sqs:SendMessage',
      resource,
      context: { 'aws:SourceArn': arnOf('events', `rule/${rule}`) },
      resourcePolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: resource,
            Condition,
          },
        ],
      },
    });
  const ArnLike = { 'aws:SourceArn': arnOf('events', 'rule/*') };
  const ArnNotLike = { 'aws:SourceArn': arnOf('events', 'rule/*/*') };

  test.each([
    ['a * alone matches slashes', { ArnLike }, true],
    ['with ArnNotLike beside it, other buses are out', { ArnLike, ArnNotLike }, false],
  ])('%s', async (_, condition, takesOtherBuses) => {
    expect(await judge('shop', condition)).toBe(true);
    expect(await judge('sales/shop', condition)).toBe(takesOtherBuses);
  });
});
