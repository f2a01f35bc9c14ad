import { expect, test } from 'vitest';
import { joinQueuePolicies } from './join-queue-policies.ts';

const policy = (queue: string, sender: string, rest = {}) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: { PolicyDocument: { Statement: [{ sender }] }, Queues: [{ Ref: queue }] },
  ...rest,
});

test('queues with the same policy have one resource for it, which what waited for another waits for', () => {
  const resources = {
    ParkedPolicy: policy('Parked', 'gateway'),
    HeldPolicy: policy('Held', 'gateway'),
    DeadPolicy: policy('Dead', 'rules', { DependsOn: 'HeldPolicy' }),
    Function: { Type: 'AWS::Lambda::Function', DependsOn: ['HeldPolicy', 'ParkedPolicy'] },
    Last: { Type: 'Custom', DependsOn: ['DeadPolicy', 'HeldPolicy'] },
  };
  expect(joinQueuePolicies(resources)).toEqual({
    ParkedPolicy: {
      ...policy('Parked', 'gateway'),
      Properties: {
        PolicyDocument: { Statement: [{ sender: 'gateway' }] },
        Queues: [{ Ref: 'Parked' }, { Ref: 'Held' }],
      },
    },
    DeadPolicy: policy('Dead', 'rules', { DependsOn: 'ParkedPolicy' }),
    Function: { Type: 'AWS::Lambda::Function', DependsOn: 'ParkedPolicy' },
    Last: { Type: 'Custom', DependsOn: ['DeadPolicy', 'ParkedPolicy'] },
  });
});

test('nothing else is joined', () => {
  const resources = {
    One: { Type: 'AWS::SNS::TopicPolicy', Properties: policy('T', 'a').Properties },
    Two: { Type: 'AWS::SNS::TopicPolicy', Properties: policy('T', 'a').Properties },
    Three: policy('Q', 'a'),
  };
  expect(joinQueuePolicies(resources)).toEqual(resources);
});
