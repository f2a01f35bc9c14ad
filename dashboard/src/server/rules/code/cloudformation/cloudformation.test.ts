import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../../testing/start-api-with-services.ts';
import { exportAs, makeResources, makeRule, PATTERN } from '../testing/export-calls.ts';
import { TARGETS } from '../testing/targets.ts';

let api: ApiWithServices['api'];
let services: ApiWithServices['services'];
let close: ApiWithServices['close'];
beforeEach(async () => {
  ({ api, services, close } = await startApiWithServices());
});
afterEach(() => close());

async function readTemplate(rule?: string) {
  const { text, ...rest } = await exportAs(api, 'cloudformation', rule);
  return {
    ...rest,
    template: JSON.parse(text['template.json'] ?? ''),
    imports: JSON.parse(text['resources-to-import.json'] ?? ''),
  };
}

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/';

test.each(Object.entries(TARGETS).filter(([what]) => what !== 'a cluster'))(
  'the template has %s as EventBridge holds it',
  async (_, target) => {
    await makeResources(api);
    await makeRule(api, { name: 'large-orders', targets: [target] });
    const { template, imports } = await readTemplate('large-orders');
    const { RuleLargeOrders } = template.Resources;
    expect(RuleLargeOrders).toMatchObject({
      Type: 'AWS::Events::Rule',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(RuleLargeOrders.Properties.Targets).toEqual([target]);
    expect(imports).toContainEqual({
      ResourceType: 'AWS::Events::Rule',
      LogicalResourceId: 'RuleLargeOrders',
      ResourceIdentifier: { Arn: `${RULE_ARN}large-orders` },
    });
  },
);

test('the parameters of ECS have the names that CloudFormation gives them', async () => {
  await makeRule(api, { name: 'rule', targets: [TARGETS['a cluster'] ?? {}] as never });
  const { template } = await readTemplate('rule');
  expect(template.Resources.RuleRule.Properties.Targets[0].EcsParameters).toEqual({
    TaskDefinitionArn: 'arn:aws:ecs:us-east-1:000000000000:task-definition/t:1',
    TaskCount: 2,
    LaunchType: 'FARGATE',
    PlatformVersion: '1.4.0',
    Group: 'g',
    EnableECSManagedTags: true,
    EnableExecuteCommand: false,
    PropagateTags: 'TASK_DEFINITION',
    NetworkConfiguration: {
      AwsVpcConfiguration: {
        Subnets: ['subnet-1', 'subnet-2'],
        SecurityGroups: ['sg-1'],
        AssignPublicIp: 'DISABLED',
      },
    },
    CapacityProviderStrategy: [{ CapacityProvider: 'p', Weight: 1, Base: 0 }],
    PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:a == b' }],
    PlacementStrategies: [{ Type: 'spread', Field: 'host' }],
    TagList: [{ Key: 'team', Value: 'orders' }],
  });
});

test('a rule is exported with its pattern, state, description, and tags, and one that says who manages it', async () => {
  const tags = { team: 'orders', 'momento-gateway:editor': '-' };
  await makeRule(api, { name: 'a.b', description: 'Large ones', state: 'DISABLED', tags });
  const { template, rules } = await readTemplate();
  expect(rules).toEqual(['a.b']);
  expect(template.Resources.RuleAB.Properties).toEqual({
    Name: 'a.b',
    EventBusName: 'default',
    Description: 'Large ones',
    State: 'DISABLED',
    EventPattern: PATTERN,
    Tags: [
      { Key: 'momento-gateway:managed-by', Value: 'cloudformation' },
      { Key: 'team', Value: 'orders' },
    ],
  });
});

test('rules whose names would give one logical id keep apart', async () => {
  for (const name of ['a-b', 'a.b', 'A_B', 'c']) await makeRule(api, { name });
  const { template, imports } = await readTemplate();
  const ids = Object.keys(template.Resources);
  expect(ids).toHaveLength(4);
  expect(ids.every((id) => /^[A-Za-z0-9]{1,255}$/.test(id))).toBe(true);
  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(4);
  expect(imports.map((one: { LogicalResourceId: string }) => one.LogicalResourceId)).toEqual(ids);
});

test.each([
  ['a number that is written in another way', '{"source":["Momento"],"detail":{"n":[1.50]}}'],
  ['a field named like a function', '{"source":["Momento"],"detail":{"Ref":["a"]}}'],
  [
    'a field that JavaScript treats its own way',
    '{"source":["Momento"],"detail":{"__proto__":["a"]}}',
  ],
  ['a field named like another function', '{"source":["Momento"],"detail":{"Fn::Sub":["a"]}}'],
])('a pattern with %s is given as its text, so that nothing of it is lost', async (_, pattern) => {
  await makeRule(api, { name: 'rule', pattern });
  const { template } = await readTemplate();
  expect(template.Resources.RuleRule.Properties.EventPattern).toBe(pattern);
});

test.each([
  ['a description', { description: 'x {{resolve:secretsmanager:s}}' }],
  ['a pattern', { pattern: '{"source":["Momento"],"detail":{"a":["{{resolve:ssm:p}}"]}}' }],
  [
    'an input',
    { targets: [{ ...TARGETS['a queue'], Input: '"{{resolve:ssm-secure:p}}"' } as never] },
  ],
  [
    'a header named Ref',
    {
      targets: [
        { ...TARGETS['an API destination'], HttpParameters: { HeaderParameters: { Ref: 'a' } } },
      ] as never,
    },
  ],
])('a rule with %s that CloudFormation would resolve is left out, and said', async (_, fields) => {
  await makeResources(api);
  await makeRule(api, { name: 'rule', ...fields });
  await makeRule(api, { name: 'other' });
  const { rules, notes, text } = await exportAs(api, 'cloudformation');
  expect(rules).toEqual(['other']);
  expect(notes).toEqual([expect.stringMatching(/^The rule rule is not in the files: /)]);
  expect(text['template.json']).not.toContain('resolve');
  expect(await exportAs(api, 'cloudformation', 'rule')).toMatchObject({ files: [], rules: [] });
});

test('what lets a rule in at its function is exported, and no statement of others', async () => {
  const targets = [{ type: 'lambda', arn: TARGETS['an alias of a function']?.Arn }];
  await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
  const [own] = services.aliasStatements;
  services.aliasStatements.push({
    ...own,
    Sid: 'others',
    Principal: { Service: 's3.amazonaws.com' },
  });
  const { template, imports, notes } = await readTemplate();
  const [id, ...others] = Object.keys(template.Resources).filter((name) => name !== 'RuleRule');
  expect(others).toEqual([]);
  expect(template.Resources[id ?? ''].Properties).toEqual({
    FunctionName: 'orders:live',
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
    SourceArn: `${RULE_ARN}*`,
  });
  expect(imports).toContainEqual({
    ResourceType: 'AWS::Lambda::Permission',
    LogicalResourceId: id,
    ResourceIdentifier: { FunctionName: 'orders:live', Id: own?.Sid },
  });
  expect(notes).toEqual([]);
});
