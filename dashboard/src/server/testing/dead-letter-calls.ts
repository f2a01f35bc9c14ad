import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { RedriveResults } from '@momento-gateway/api/failures/redrive';
import { expect } from 'vitest';
import { writePolicy } from './queue-calls.ts';
import type { Api } from './start-api.ts';

const EVENTS = 'arn:aws:events:us-east-1:000000000000';

export const RULE_ARN = `${EVENTS}:rule/maker`;

/** A rule of the gateway's bus that has this target, as somebody with the AWS CLI makes it. */
export async function makeRuleFor(api: Api, targetArn: string): Promise<void> {
  const { events } = api.context;
  await events.send(new PutRuleCommand({ Name: 'maker', EventPattern: '{"source":["Momento"]}' }));
  const Targets = [{ Id: 't', Arn: targetArn, RoleArn: 'arn:aws:iam::000000000000:role/events' }];
  const { FailedEntries } = await events.send(new PutTargetsCommand({ Rule: 'maker', Targets }));
  expect(FailedEntries ?? []).toEqual([]);
}

export async function redriveAll(api: Api): Promise<RedriveResults['results']> {
  return (await api.call('POST', '/api/failures/redrive', { all: true })).body.results;
}

/** As the stack has it: nobody but EventBridge, for rules of the default bus, may send. */
export const ONLY_RULES = { ArnNotLike: { 'aws:SourceArn': `${EVENTS}:rule/*` } };

/** Denies sending to the dead-letter queue on this condition, and to move messages there. */
export async function restrictDeadLetters(
  api: Api,
  condition: object = ONLY_RULES,
  redrivePermission: 'allowAll' | 'denyAll' = 'denyAll',
): Promise<void> {
  const RedriveAllowPolicy = JSON.stringify({ redrivePermission });
  await api.context.sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: api.deadLetterQueueUrl,
      Attributes: { RedriveAllowPolicy },
    }),
  );
  const statement = { Action: 'sqs:SendMessage', Resource: '*' };
  await writePolicy(api, { url: api.deadLetterQueueUrl }, [
    { ...statement, Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
    { ...statement, Effect: 'Deny', Principal: '*', Condition: condition },
  ]);
}
