import {
  type CodePolicy,
  type CodeRule,
  explainWhole,
  functionNameOf,
  namePolicy,
} from '../code-model.ts';
import { nameUniquely } from '../name-uniquely.ts';
import type { CodeResource } from './code-resource.ts';
import { dropUndefined, toTargetProperty } from './to-target-property.ts';
import { needsText } from './unsafe-json.ts';

/** The resources of a template, by the names that CloudFormation and the CDK have for them. */
export function toResources(
  rules: readonly CodeRule[],
  policies: readonly CodePolicy[],
): readonly CodeResource[] {
  const keys = [...rules.map(({ name }) => `rule ${name}`), ...policies.map(namePolicy)];
  const idOf = nameUniquely(keys, toLogicalId);
  return [
    ...rules.map((rule) => toRuleResource(rule, idOf(`rule ${rule.name}`))),
    ...policies.map((policy) => toPolicyResource(policy, idOf(namePolicy(policy)))),
  ];
}

/** Letters and digits only. Of an ARN its end says enough. */
function toLogicalId(key: string): string {
  const words = key.replace(/arn:[^ ]*[:/]/, '').split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function toRuleResource(rule: CodeRule, logicalId: string): CodeResource {
  const properties = dropUndefined({
    Name: rule.name,
    EventBusName: rule.busName,
    Description: rule.description === '' ? undefined : rule.description,
    State: rule.state,
    EventPattern: needsText(rule.parsed) ? rule.pattern : rule.parsed,
    ScheduleExpression: rule.schedule,
    RoleArn: rule.roleArn,
    Targets: rule.targets.length === 0 ? undefined : rule.targets.map(toTargetProperty),
    Tags: Object.entries(rule.tags)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([Key, Value]) => ({ Key, Value })),
  });
  return { logicalId, type: 'AWS::Events::Rule', properties, identifier: { Arn: rule.arn } };
}

export function toPolicyResource(policy: CodePolicy, logicalId: string): CodeResource {
  switch (policy.kind) {
    case 'queue':
      return {
        logicalId,
        type: 'AWS::SQS::QueueInlinePolicy',
        properties: { Queue: policy.url, PolicyDocument: policy.policy },
        identifier: { Queue: policy.url },
        comment: explainWhole(policy, 'stack'),
      };
    case 'topic':
      return {
        logicalId,
        type: 'AWS::SNS::TopicInlinePolicy',
        properties: { TopicArn: policy.id, PolicyDocument: policy.policy },
        identifier: { TopicArn: policy.id },
        comment: explainWhole(policy, 'stack'),
      };
    case 'logs':
      return {
        logicalId,
        type: 'AWS::Logs::ResourcePolicy',
        properties: { PolicyName: policy.id, PolicyDocument: JSON.stringify(policy.policy) },
        identifier: { PolicyName: policy.id },
        comment: explainWhole(policy, 'stack'),
      };
    case 'function': {
      const { name, qualifier } = functionNameOf(policy);
      const FunctionName = qualifier === undefined ? name : `${name}:${qualifier}`;
      return {
        logicalId,
        type: 'AWS::Lambda::Permission',
        properties: dropUndefined({
          FunctionName,
          Action: policy.action,
          Principal: policy.principal,
          SourceArn: policy.sourceArn,
          SourceAccount: policy.sourceAccount,
        }),
        identifier: { FunctionName, Id: policy.statementId },
      };
    }
  }
}
