import { GetTopicAttributesCommand, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Refusal } from '../refusal.ts';
import type { Gate, GateNeeds } from './gate.ts';
import {
  addStatement,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatement,
  statementIdOf,
} from './policy.ts';

/** The policy of an SNS topic. EventBridge's publishing carries nothing a Condition could ask for. */
export const topicGate: Gate = {
  where: 'topic policy',
  actions: ['sns:Publish'],
  refusesConditions: true,
  resourceOf: (topicArn) => topicArn,
  readPolicy,
  buildStatement,
  grant: (dependencies, topicArn, rule) =>
    changePolicy(dependencies, topicArn, (policy) =>
      addStatement(policy, buildStatement(topicArn, rule.arn)),
    ),
  revoke: async (dependencies, topicArn, rule) => {
    await changePolicy(dependencies, topicArn, (policy) =>
      removeStatement(policy, statementIdOf(rule.arn)),
    );
  },
};

function buildStatement(topicArn: string, ruleArn: string): PolicyStatement {
  return {
    Sid: statementIdOf(ruleArn),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topicArn,
  };
}

async function readPolicy(
  { targetClients }: GateNeeds,
  topicArn: string,
): Promise<Policy | 'no-target' | 'unreadable'> {
  try {
    const { Attributes } = await targetClients.sns.send(
      new GetTopicAttributesCommand({ TopicArn: topicArn }),
    );
    return parsePolicy(Attributes?.['Policy']) ?? 'unreadable';
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return 'no-target';
    throw error;
  }
}

/** Changes of one topic wait for each other, so that none is written over. */
function changePolicy(
  dependencies: GateNeeds,
  topicArn: string,
  change: (policy: Policy) => Policy,
): Promise<'done' | 'no-target' | Refusal> {
  return dependencies.serialise(`topic ${topicArn}`, async () => {
    const policy = await readPolicy(dependencies, topicArn);
    if (policy === 'no-target') return policy;
    if (policy === 'unreadable') return { refusal: 'policy-unreadable', arn: topicArn };
    const changed = JSON.stringify(change(policy));
    if (changed === JSON.stringify(policy)) return 'done';
    await dependencies.targetClients.sns.send(
      new SetTopicAttributesCommand({
        TopicArn: topicArn,
        AttributeName: 'Policy',
        AttributeValue: changed,
      }),
    );
    return 'done';
  });
}
