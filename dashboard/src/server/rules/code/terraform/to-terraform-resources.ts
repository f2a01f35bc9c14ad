import type { Target } from '@aws-sdk/client-eventbridge';
import {
  type CodePolicy,
  type CodeRule,
  explainWhole,
  functionNameOf,
  namePolicy,
} from '../code-model.ts';
import { nameUniquely } from '../name-uniquely.ts';
import { type HclBlock, HclJson, HclReference } from './hcl.ts';
import { toTargetBlocks } from './to-target-blocks.ts';

/** A resource of Terraform, and the id that the existing one is imported by. */
export interface TerraformResource {
  readonly type: string;
  readonly name: string;
  readonly importId: string;
  readonly block: HclBlock;
}

export function toTerraformResources(
  rules: readonly CodeRule[],
  policies: readonly CodePolicy[],
): readonly TerraformResource[] {
  const nameRule = nameUniquely(
    rules.map(({ name }) => name),
    toIdentifier,
  );
  const keys = rules.flatMap((rule) => rule.targets.map(({ Id }) => keyOf(rule, Id)));
  const nameTarget = nameUniquely(keys, toIdentifier);
  const namePolicies = nameUniquely(policies.map(namePolicy), toIdentifier);
  return [
    ...rules.flatMap((rule) => [
      toRuleResource(rule, nameRule(rule.name)),
      ...rule.targets.map((target) =>
        toTargetResource(rule, target, nameRule(rule.name), nameTarget(keyOf(rule, target.Id))),
      ),
    ]),
    ...policies.map((policy) => toPolicyResource(policy, namePolicies(namePolicy(policy)))),
  ];
}

const keyOf = ({ name }: CodeRule, targetId = '') => `${name} ${targetId}`;

/** Letters, digits, _ and -, with a letter first. Of an ARN its end says enough. */
function toIdentifier(key: string): string {
  const text = key.replace(/arn:[^ ]*[:/]/, '').replaceAll(/[^A-Za-z0-9_-]+/g, '_');
  return /^[A-Za-z]/.test(text) ? text : `rule_${text}`;
}

function resource(
  type: string,
  name: string,
  importId: string,
  rest: Omit<HclBlock, 'head'>,
): TerraformResource {
  return { type, name, importId, block: { head: `resource "${type}" "${name}"`, ...rest } };
}

function toRuleResource(rule: CodeRule, name: string): TerraformResource {
  return resource('aws_cloudwatch_event_rule', name, `${rule.busName}/${rule.name}`, {
    attributes: {
      name: rule.name,
      event_bus_name: rule.busName,
      description: rule.description === '' ? undefined : rule.description,
      state: rule.state,
      schedule_expression: rule.schedule,
      role_arn: rule.roleArn,
      event_pattern: new HclJson(rule.parsed),
      tags: rule.tags,
    },
  });
}

function toTargetResource(
  rule: CodeRule,
  target: Target,
  ruleName: string,
  name: string,
): TerraformResource {
  const importId = `${rule.busName}/${rule.name}/${target.Id}`;
  return resource('aws_cloudwatch_event_target', name, importId, {
    attributes: {
      rule: new HclReference(`aws_cloudwatch_event_rule.${ruleName}.name`),
      event_bus_name: new HclReference(`aws_cloudwatch_event_rule.${ruleName}.event_bus_name`),
      target_id: target.Id,
      arn: target.Arn,
      role_arn: target.RoleArn,
      input: target.Input,
      input_path: target.InputPath,
    },
    blocks: toTargetBlocks(target),
  });
}

function toPolicyResource(policy: CodePolicy, name: string): TerraformResource {
  switch (policy.kind) {
    case 'queue':
      return resource('aws_sqs_queue_policy', name, policy.url, {
        comment: explainWhole(policy, 'configuration'),
        attributes: { queue_url: policy.url, policy: new HclJson(policy.policy) },
      });
    case 'topic':
      return resource('aws_sns_topic_policy', name, policy.id, {
        comment: explainWhole(policy, 'configuration'),
        attributes: { arn: policy.id, policy: new HclJson(policy.policy) },
      });
    case 'logs':
      return resource('aws_cloudwatch_log_resource_policy', name, policy.id, {
        comment: explainWhole(policy, 'configuration'),
        attributes: { policy_name: policy.id, policy_document: new HclJson(policy.policy) },
      });
    case 'function': {
      const { name: functionName, qualifier } = functionNameOf(policy);
      const held = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
      return resource('aws_lambda_permission', name, `${held}/${policy.statementId}`, {
        attributes: {
          statement_id: policy.statementId,
          function_name: functionName,
          qualifier,
          action: policy.action,
          principal: policy.principal,
          source_arn: policy.sourceArn,
          source_account: policy.sourceAccount,
        },
      });
    }
  }
}
