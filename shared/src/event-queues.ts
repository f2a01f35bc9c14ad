import { parseObject } from './parse-object.ts';

/** How long the parked queue and the dead-letter queue keep a message: the most that SQS allows. */
export const EVENT_RETENTION_DAYS = 14;
export const EVENT_RETENTION_S = EVENT_RETENTION_DAYS * 24 * 60 * 60;

/**
 * `RedriveAllowPolicy` of both queues: no queue can have them as its dead-letter queue. What SQS
 * itself moves here from another queue bypasses the queue's policy.
 */
export const REDRIVE_ALLOW_POLICY = { redrivePermission: 'denyAll' } as const;

/** @param redriveAllowPolicy of a queue, JSON; absent when it has none. */
export function deniesOtherQueues(redriveAllowPolicy: string | undefined): boolean {
  const { redrivePermission } = parseObject(redriveAllowPolicy ?? '') ?? {};
  return redrivePermission === REDRIVE_ALLOW_POLICY.redrivePermission;
}

type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** As in a policy's JSON. */
export interface QueueStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: '*' | { readonly Service: string };
  readonly Action: 'sqs:SendMessage';
  readonly Resource: string;
  readonly Condition: Condition;
}

/**
 * Only this role, or these roles if the ARN has a `*`, can send to the parked queue. Denied, not just
 * not allowed: in its own account a caller needs no queue policy.
 */
export function parkedQueueStatements(queueArn: string, roleArn: string): QueueStatement[] {
  // An AWS service has no principal ARN, and a negated operator matches a key that is missing.
  const condition = { ArnNotEquals: { 'aws:PrincipalArn': roleArn } };
  return [deny(queueArn, 'OnlyTheGateway', condition)];
}

/**
 * Only EventBridge can send to the dead-letter queue, and only for rules of the gateway's bus.
 *
 * @param rulesArn `…:rule/*` for the default bus, `…:rule/<bus>/*` for any other.
 */
export function deadLetterQueueStatements(queueArn: string, rulesArn: string): QueueStatement[] {
  return [
    {
      Sid: 'RulesOfTheBus',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnLike: { 'aws:SourceArn': rulesArn } },
    },
    deny(queueArn, 'OnlyRules', { ArnNotLike: { 'aws:SourceArn': rulesArn } }),
    // `*` matches slashes: `rule/*` of the default bus includes the rules of every other bus.
    deny(queueArn, 'OnlyRulesOfTheBus', { ArnLike: { 'aws:SourceArn': `${rulesArn}/*` } }),
  ];
}

function deny(Resource: string, Sid: string, Condition: Condition): QueueStatement {
  return { Sid, Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource, Condition };
}
