import { GetTopicAttributesCommand, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { type PickableType, typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { busRulesOf } from '@momento-gateway/shared/rule-arn';
import { findQueueUrl } from '../../aws/find-queue-url.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import { createGate } from './create-gate.ts';
import { functionGate } from './function-gate.ts';
import { GATE_USES, type Gate, type Use } from './gate.ts';
import { logGroupGate } from './log-group-gate.ts';
import { busStatementIdOf } from './own-statement.ts';
import type { Policy, PolicyStatement } from './policy.ts';

function allow(action: string, { arn, use, ruleArn }: Use): PolicyStatement {
  return {
    Sid: busStatementIdOf(ruleArn, use),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: action,
    Resource: arn,
  };
}

const queueGate = createGate({
  where: 'queue policy',
  actions: ['sqs:SendMessage'],
  uses: GATE_USES,
  resourceOf: (queueArn) => queueArn,
  buildStatement: (use) => {
    const { like, notLike } = busRulesOf(use.ruleArn);
    const ArnNotLike = { 'aws:SourceArn': notLike };
    const Condition = { ArnLike: { 'aws:SourceArn': like }, ...(notLike && { ArnNotLike }) };
    return { ...allow('sqs:SendMessage', use), Condition };
  },
  open: async ({ sqs }, queueArn) => {
    const queue = parseQueueArn(queueArn);
    const QueueUrl = queue && (await findQueueUrl(sqs, queue));
    if (QueueUrl === undefined) return undefined;
    return {
      read: async () => {
        const { Attributes: { Policy: text, KmsMasterKeyId: keyId } = {} } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy', 'KmsMasterKeyId'] }),
        );
        return { text, ...(keyId && { keyId }) };
      },
      write: (policy) =>
        sqs.send(
          new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: formatPolicy(policy) } }),
        ),
    };
  },
  isGone: isQueueGone,
});

/** SQS takes an empty text for no policy at all, and refuses a policy without statements. */
function formatPolicy(policy: Policy): string {
  return policy.Statement.length === 0 ? '' : JSON.stringify(policy);
}

/** EventBridge's publishing carries nothing that a Condition could ask for. */
const topicGate = createGate({
  where: 'topic policy',
  actions: ['sns:Publish'],
  uses: GATE_USES,
  refusesConditions: true,
  resourceOf: (topicArn) => topicArn,
  buildStatement: (use) => allow('sns:Publish', use),
  open: async ({ targetClients: { sns } }, TopicArn) => ({
    read: async () => {
      const { Attributes: { Policy: text, KmsMasterKeyId: keyId } = {} } = await sns.send(
        new GetTopicAttributesCommand({ TopicArn }),
      );
      return { text, ...(keyId && { keyId }) };
    },
    write: (policy) =>
      sns.send(
        new SetTopicAttributesCommand({
          TopicArn,
          AttributeName: 'Policy',
          AttributeValue: JSON.stringify(policy),
        }),
      ),
  }),
  isGone: (error) => isAwsError(error, 'NotFoundException'),
});

/** Buses and state machines have no policy that is ours to change: EventBridge assumes a role. */
const GATES: Readonly<Partial<Record<PickableType, Gate>>> = {
  sqs: queueGate,
  lambda: functionGate,
  sns: topicGate,
  logs: logGroupGate,
};

/** @returns undefined for targets that EventBridge reaches with a role, or of unknown types. */
export function findGate(targetArn: string): Gate | undefined {
  const type = typeOfTarget(targetArn);
  return type === 'other' ? undefined : GATES[type];
}
