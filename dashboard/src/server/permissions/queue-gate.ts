import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Refusal } from '../refusal.ts';
import { findQueueUrl } from '../targets/find-queue-url.ts';
import { isQueueGone } from '../targets/is-queue-gone.ts';
import type { Gate, GateNeeds } from './gate.ts';
import {
  addStatement,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatement,
  statementIdOf,
} from './policy.ts';

/** The policy of an SQS queue: one statement for each rule. */
export const queueGate: Gate = {
  where: 'queue policy',
  actions: ['sqs:SendMessage'],
  resourceOf: (queueArn) => queueArn,
  readPolicy: async ({ sqs }, queueArn) => {
    const queueUrl = await findQueueUrl(sqs, queueArn);
    if (queueUrl === undefined) return 'no-target';
    return (await readPolicy(sqs, queueUrl)) ?? 'unreadable';
  },
  buildStatement,
  grant: (dependencies, queueArn, rule) =>
    changePolicy(dependencies, queueArn, (policy) =>
      addStatement(policy, buildStatement(queueArn, rule.arn)),
    ),
  /** A policy that cannot be read holds no statement of ours. */
  revoke: async (dependencies, queueArn, rule) => {
    await changePolicy(dependencies, queueArn, (policy) =>
      removeStatement(policy, statementIdOf(rule.arn)),
    );
  },
};

function buildStatement(queueArn: string, ruleArn: string): PolicyStatement {
  return {
    Sid: statementIdOf(ruleArn),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  };
}

/** Changes of one queue wait for each other, so that none is written over. */
function changePolicy(
  { sqs, serialise }: GateNeeds,
  queueArn: string,
  change: (policy: Policy) => Policy,
): Promise<'done' | 'no-target' | Refusal> {
  return serialise(`queue ${queueArn}`, async () => {
    const queueUrl = await findQueueUrl(sqs, queueArn);
    if (queueUrl === undefined) return 'no-target';
    try {
      const policy = await readPolicy(sqs, queueUrl);
      if (policy === undefined) return { refusal: 'policy-unreadable', arn: queueArn };
      const changed = formatPolicy(change(policy));
      if (changed === formatPolicy(policy)) return 'done';
      await sqs.send(
        new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { Policy: changed } }),
      );
      return 'done';
    } catch (error) {
      if (isQueueGone(error)) return 'no-target';
      throw error;
    }
  });
}

async function readPolicy(sqs: GateNeeds['sqs'], queueUrl: string): Promise<Policy | undefined> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['Policy'] }),
  );
  return parsePolicy(Attributes?.['Policy']);
}

/** SQS takes an empty text for no policy at all, and refuses a policy without statements. */
function formatPolicy(policy: Policy): string {
  return policy.Statement.length === 0 ? '' : JSON.stringify(policy);
}
