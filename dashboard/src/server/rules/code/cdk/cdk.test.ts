import { App, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { CfnTopicInlinePolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueueInlinePolicy } from 'aws-cdk-lib/aws-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../../testing/start-api-with-services.ts';
import { exportAs, makeResources, makeRule } from '../testing/export-calls.ts';
import { synthesise } from '../testing/synthesise.ts';
import { ODD_TEXT, TARGETS } from '../testing/targets.ts';

let api: ApiWithServices['api'];
let close: ApiWithServices['close'];
beforeEach(async () => {
  ({ api, close } = await startApiWithServices());
  await makeResources(api);
});
afterEach(() => close());

/** All kinds of targets, and policies of all kinds. */
async function makeAll(): Promise<void> {
  const pattern = JSON.stringify({
    source: ['Momento'],
    detail: { 'odd-key': [{ prefix: ODD_TEXT }], n: [{ numeric: ['>', 5] }] },
  });
  for (const [place, field] of ['"__proto__":["a"]', '"Ref":["a"]', '"n":[1.50]'].entries()) {
    const text = `{"source":["Momento"],"detail":{${field}}}`;
    await makeRule(api, { name: `text-${place}`, pattern: text });
  }
  const targets = Object.values(TARGETS);
  for (let place = 0; place < targets.length; place += 5) {
    const name = `rule-${place}`;
    await makeRule(api, { name, pattern, targets: targets.slice(place, place + 5) });
  }
  await makeRule(api, { name: 'plain', description: ODD_TEXT, state: 'DISABLED' });
  const chosen = ['a queue', 'an alias of a function', 'a topic', 'a log group'].map((what) => {
    const arn = TARGETS[what]?.Arn ?? '';
    return { type: arn.split(':')[2], arn };
  });
  const { status } = await api.call('POST', '/api/rules', {
    name: 'made',
    cache: 'c',
    targets: chosen,
  });
  expect(status).toBe(201);
}

test('the CDK text compiles, and synthesises to the resources of the CloudFormation export', async () => {
  await makeAll();
  const { text } = await exportAs(api, 'cdk');
  const { Resources } = await synthesise(text);
  const template = JSON.parse((await exportAs(api, 'cloudformation')).text['template.json'] ?? '');
  const types = new Set(Object.values<{ Type: string }>(Resources).map(({ Type }) => Type));
  expect([...types].toSorted()).toEqual([
    'AWS::Events::Rule',
    'AWS::Lambda::Permission',
    'AWS::Logs::ResourcePolicy',
    'AWS::SNS::TopicInlinePolicy',
    'AWS::SQS::QueueInlinePolicy',
  ]);
  expect(JSON.parse(JSON.stringify(Resources).replaceAll('"cdk"', '"cloudformation"'))).toEqual(
    template.Resources,
  );
}, 120_000);

test('text of another shape does not compile, so that what compiles is proven', async () => {
  await makeRule(api, { name: 'rule', targets: [TARGETS['a FIFO queue'] as never] });
  const { text } = await exportAs(api, 'cdk');
  const stack = text['momento-rules.ts']?.replace('messageGroupId', 'messageGroup') ?? '';
  await expect(synthesise({ ...text, 'momento-rules.ts': stack })).rejects.toThrow(/messageGroup/);
}, 120_000);

test('resources are imported by the identifiers that AWS’s own schemas have', async () => {
  await makeAll();
  const stack = new Stack(new App(), 'stack');
  const byType: Readonly<Record<string, object>> = {
    'AWS::Events::Rule': new CfnRule(stack, 'a').ruleRef,
    'AWS::Lambda::Permission': new CfnPermission(stack, 'b', {
      functionName: 'f',
      action: 'a',
      principal: 'p',
    }).permissionRef,
    'AWS::Logs::ResourcePolicy': new CfnResourcePolicy(stack, 'c', {
      policyName: 'p',
      policyDocument: '{}',
    }).resourcePolicyRef,
    'AWS::SNS::TopicInlinePolicy': new CfnTopicInlinePolicy(stack, 'd', {
      topicArn: 't',
      policyDocument: {},
    }).topicInlinePolicyRef,
    'AWS::SQS::QueueInlinePolicy': new CfnQueueInlinePolicy(stack, 'e', {
      queue: 'q',
      policyDocument: {},
    }).queueInlinePolicyRef,
  };
  /** The CDK puts the type in front of a name such as `Arn` or `Id`. */
  const toSchemaName = (name: string) =>
    name.replace(/^(?:rule|permission)(?=Arn$|Id$)/, '').toLowerCase();
  const { text } = await exportAs(api, 'cloudformation');
  const imports: { ResourceType: string; ResourceIdentifier: object }[] = JSON.parse(
    text['resources-to-import.json'] ?? '',
  );
  expect(new Set(imports.map(({ ResourceType }) => ResourceType)).size).toBe(5);
  for (const { ResourceType, ResourceIdentifier } of imports) {
    expect(
      Object.keys(ResourceIdentifier)
        .map((name) => name.toLowerCase())
        .toSorted(),
    ).toEqual(
      Object.keys(byType[ResourceType] ?? {})
        .map(toSchemaName)
        .toSorted(),
    );
  }
  const mapping = JSON.parse((await exportAs(api, 'cdk')).text['resource-mapping.json'] ?? '');
  expect(Object.values(mapping)).toEqual(
    imports.map(({ ResourceIdentifier }) => ResourceIdentifier),
  );
});

test.each([
  ['a token of the CDK', `\${Token[TOKEN.1]}`],
  ['a list of tokens', '#{Token[TOKEN.1]}'],
  ['a reference that CloudFormation resolves', '{{resolve:ssm:p}}'],
])('a rule with %s in a text is left out, and said', async (_, description) => {
  await makeRule(api, { name: 'rule', description });
  const { rules, files, notes } = await exportAs(api, 'cdk');
  expect({ rules, files }).toEqual({ rules: [], files: [] });
  expect(notes).toEqual([expect.stringMatching(/^The rule rule is not in the files: the CDK /)]);
});
