/** How long both queues keep events: the longest that SQS allows. */
export const EVENT_QUEUE_RETENTION_S = 14 * 24 * 60 * 60;

/** Keeps other queues from using one of these as their dead-letter queue: SQS's own moves bypass a queue policy. */
export const EVENT_QUEUE_REDRIVE_ALLOW_POLICY = { redrivePermission: 'denyAll' } as const;

/** A statement of a queue policy, as JSON has it. */
export interface QueuePolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: { readonly AWS: '*' } | { readonly Service: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The parked queue's policy: only the function's role sends, so what is parked was verified. */
export function parkedQueueStatements(
  queueArn: string,
  functionRoleArn: string,
): readonly QueuePolicyStatement[] {
  return [
    // An AWS service has no principal ARN, and a negated operator matches a missing key.
    denySending(queueArn, 'OnlyTheGateway', {
      ArnNotEquals: { 'aws:PrincipalArn': functionRoleArn },
    }),
  ];
}

/**
 * The dead-letter queue's policy: only EventBridge sends, for rules of one bus.
 *
 * @param rulesArn pattern of the bus's rules, from `rulesArnOf`
 */
export function deadLetterQueueStatements(
  queueArn: string,
  rulesArn: string,
): readonly QueuePolicyStatement[] {
  return [
    {
      Sid: 'RulesOfTheBus',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: SEND,
      Resource: queueArn,
      Condition: { ArnLike: { 'aws:SourceArn': rulesArn } },
    },
    denySending(queueArn, 'OnlyRules', { ArnNotLike: { 'aws:SourceArn': rulesArn } }),
    denySending(queueArn, 'OnlyRulesOfTheBus', {
      ArnLike: { 'aws:SourceArn': otherBusesRulesArn(rulesArn) },
    }),
  ];
}

/**
 * ARN pattern of a bus's rules. A rule of the default bus has no bus in its ARN.
 *
 * @param account ARN up to the resource, such as `arn:aws:events:eu-west-1:111122223333`
 */
export function rulesArnOf(account: string, busName: string): string {
  return `${account}:rule/${ruleNamesOf(busName)}`;
}

/** What follows `:rule/` in the ARNs of a bus's rules, as a pattern. */
export function ruleNamesOf(busName: string): string {
  return busName === 'default' ? '*' : `${busName}/*`;
}

/** What the default bus's pattern matches in addition: `*` matches slashes, so rules of every other bus. */
export function otherBusesRulesArn(rulesArn: string): string {
  return `${rulesArn}/*`;
}

const SEND = 'sqs:SendMessage';

function denySending(
  Resource: string,
  Sid: string,
  Condition: QueuePolicyStatement['Condition'],
): QueuePolicyStatement {
  return { Sid, Effect: 'Deny', Principal: { AWS: '*' }, Action: SEND, Resource, Condition };
}
