import { cloudFormationWriter } from '../cloudformation/cloudformation-writer.ts';
import type { CodeResource, ResourceType } from '../cloudformation/code-resource.ts';
import { toPolicyResource, toResources, toRuleResource } from '../cloudformation/to-resources.ts';
import type { CodeWriter } from '../code-model.ts';
import { toCdkNames } from './to-cdk-names.ts';
import { quote, toTypeScript } from './to-typescript.ts';

/** Where the CDK has each type of resource. */
const CLASSES: Readonly<Record<ResourceType, { readonly module: string; readonly name: string }>> =
  {
    'AWS::Events::Rule': { module: 'aws-events', name: 'CfnRule' },
    'AWS::SQS::QueueInlinePolicy': { module: 'aws-sqs', name: 'CfnQueueInlinePolicy' },
    'AWS::SNS::TopicInlinePolicy': { module: 'aws-sns', name: 'CfnTopicInlinePolicy' },
    'AWS::Lambda::Permission': { module: 'aws-lambda', name: 'CfnPermission' },
    'AWS::Logs::ResourcePolicy': { module: 'aws-logs', name: 'CfnResourcePolicy' },
  };

/** The CDK takes such a text for a value that is known later, and fails when it is not. */
const TOKEN = /[$#]\{Token\[/;

const TOKEN_REASON = 'takes a text in it, ${Token[ or #{Token[, for one of its own';

/** A stack in TypeScript, an app with it, and the mapping that `cdk import` takes. */
export const cdkWriter: CodeWriter = {
  whyNotRule: (rule) =>
    cloudFormationWriter.whyNotRule(rule) ?? whyNotToken(toRuleResource(rule, '')),
  whyNotPolicy: (policy) =>
    cloudFormationWriter.whyNotPolicy(policy) ?? whyNotToken(toPolicyResource(policy, '')),
  write: (rules, policies) => {
    const resources = toResources(rules, policies);
    const mapping = Object.fromEntries(
      resources.map(({ logicalId, identifier }) => [logicalId, identifier]),
    );
    return [
      { name: 'momento-rules.ts', text: writeStack(resources) },
      { name: 'app.ts', text: writeApp(rules[0]?.arn ?? '') },
      { name: 'resource-mapping.json', text: `${JSON.stringify(mapping, undefined, 2)}\n` },
    ];
  },
};

function whyNotToken({ properties }: CodeResource): string | undefined {
  return TOKEN.test(JSON.stringify(properties)) ? TOKEN_REASON : undefined;
}

function writeStack(resources: readonly CodeResource[]): string {
  const used = Map.groupBy(resources, ({ type }) => CLASSES[type].module);
  const imports = [...used].map(([module, [first]]) => {
    const name = first === undefined ? '' : CLASSES[first.type].name;
    return `import { ${name} } from 'aws-cdk-lib/${module}';\n`;
  });
  return [
    `// Rules for events of Momento, exported from the dashboard of the gateway.\n`,
    `import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';\n`,
    ...imports.toSorted(),
    `import type { Construct } from 'constructs';\n\n`,
    `export class MomentoRules extends Stack {\n`,
    `  constructor(scope: Construct, id: string, props: StackProps) {\n`,
    `    super(scope, id, props);\n`,
    ...resources.map(writeResource),
    `  }\n}\n`,
  ].join('');
}

function writeResource({ logicalId, type, properties, comment }: CodeResource): string {
  const variable = variableOf(logicalId);
  // The CDK takes a pattern only as an object, although CloudFormation takes its text too.
  const { EventPattern: pattern, ...others } = properties;
  const isText = typeof pattern === 'string';
  const props = toTypeScript(toCdkNames(isText ? others : properties), '    ');
  const calls = [
    'applyRemovalPolicy(RemovalPolicy.RETAIN)',
    ...(isText ? [`addPropertyOverride('EventPattern', ${quote(pattern)})`] : []),
    ...(comment === undefined ? [] : [`addMetadata('Comment', ${quote(comment)})`]),
  ];
  return [
    comment === undefined ? '\n' : `\n    // ${comment}\n`,
    `    const ${variable} = new ${CLASSES[type].name}(this, '${logicalId}', ${props});\n`,
    ...calls.map((call) => `    ${variable}.${call};\n`),
  ].join('');
}

/** A logical id begins with a capital letter, so this is no word of the language. */
function variableOf(logicalId: string): string {
  return `the${logicalId}`;
}

function writeApp(ruleArn: string): string {
  const [, , , region = '', account = ''] = ruleArn.split(':');
  return [
    `import { App } from 'aws-cdk-lib';\n`,
    `import { MomentoRules } from './momento-rules';\n\n`,
    `new MomentoRules(new App(), 'momento-rules', {\n`,
    `  env: { account: ${quote(account)}, region: ${quote(region)} },\n`,
    `});\n`,
  ].join('');
}
