import { createHash } from 'node:crypto';

/** One statement of a queue's policy; those of others are only passed on. */
type PolicyStatement = Readonly<Record<string, unknown>>;

/** A queue's policy, or what stands in its place when there is none. */
export interface QueuePolicy {
  readonly [key: string]: unknown;
  readonly Statement: readonly PolicyStatement[];
}

const EMPTY: QueuePolicy = { Version: '2012-10-17', Statement: [] };

/** @returns undefined when the text is not a policy that a statement can be added to. */
export function parseQueuePolicy(text: string | undefined): QueuePolicy | undefined {
  if (!text) return EMPTY;
  try {
    const policy = JSON.parse(text) as { Statement?: unknown };
    const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
    return statements.every((statement) => typeof statement === 'object' && statement !== null)
      ? { ...policy, Statement: statements }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The policy with the statement that lets this rule, and no other, send to the queue. */
export function addRuleStatement(
  policy: QueuePolicy,
  queueArn: string,
  ruleArn: string,
): QueuePolicy {
  const statement: PolicyStatement = {
    Sid: statementIdOf(ruleArn),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  };
  const others = removeRuleStatement(policy, ruleArn);
  return { ...others, Statement: [...others.Statement, statement] };
}

export function removeRuleStatement(policy: QueuePolicy, ruleArn: string): QueuePolicy {
  const id = statementIdOf(ruleArn);
  return { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== id) };
}

/** SQS takes an empty text for no policy at all, and refuses a policy without statements. */
export function formatQueuePolicy(policy: QueuePolicy): string {
  return policy.Statement.length === 0 ? '' : JSON.stringify(policy);
}

/** A rule's ARN holds characters that a statement's id may not. */
function statementIdOf(ruleArn: string): string {
  return `momento-gateway-${createHash('sha256').update(ruleArn).digest('hex').slice(0, 24)}`;
}
