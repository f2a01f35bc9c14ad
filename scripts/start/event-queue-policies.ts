/** Of a queue's ARN. */
interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** As the stack has it: nobody but the function's role, given by its ARN, sends to this queue. */
export function parkedQueuePolicy(queueArn: string, writerArn: string): object {
  return policy([
    deny(queueArn, 'OnlyTheGateway', { ArnNotEquals: { 'aws:PrincipalArn': writerArn } }),
  ]);
}

/** As the stack has it: EventBridge sends to this queue for rules of the bus, and nobody else. */
export function deadLetterQueuePolicy(queueArn: string, busName: string): object {
  const { partition, region, accountId } = placeOf(queueArn);
  const rules = `arn:${partition}:events:${region}:${accountId}:rule/${busName === 'default' ? '*' : `${busName}/*`}`;
  return policy([
    {
      Sid: 'RulesOfTheBus',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnLike: { 'aws:SourceArn': rules } },
    },
    deny(queueArn, 'OnlyRules', { ArnNotLike: { 'aws:SourceArn': rules } }),
    deny(queueArn, 'OnlyRulesOfTheBus', { ArnLike: { 'aws:SourceArn': `${rules}/*` } }),
  ]);
}

export function placeOf(queueArn: string): Place {
  const [, partition = '', , region = '', accountId = ''] = queueArn.split(':');
  return { partition, region, accountId };
}

function deny(Resource: string, Sid: string, Condition: Conditions): object {
  return {
    Sid,
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:SendMessage',
    Resource,
    Condition,
  };
}

function policy(Statement: readonly object[]): object {
  return { Version: '2012-10-17', Statement };
}
