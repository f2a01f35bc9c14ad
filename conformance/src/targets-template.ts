import { TARGET_ROLE_PATH, TARGET_TAG } from '@momento-gateway/shared/resource-names';
import { isEmulator } from './target-aws.ts';

/** One resource of each target type, and a role to reach the bus. */
export function makeTargetsTemplate({ secretPrefix, webhookId }: ByHand): string {
  // The stack's policies reach no others.
  const Tags = [{ Key: TARGET_TAG, Value: secretPrefix }];
  const getArn = (resource: string) => ({ 'Fn::GetAtt': [resource, 'Arn'] });
  return JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { Tags } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { Tags } },
      LogGroup: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { 'Fn::Sub': '/aws/events/${AWS::StackName}' } },
      },
      OtherBus: {
        Type: 'AWS::Events::EventBus',
        Properties: { Name: { Ref: 'AWS::StackName' }, Tags },
      },
      BusRole: makeRole('events.amazonaws.com', {
        Effect: 'Allow',
        Action: ['events:PutEvents', 'events:InvokeApiDestination'],
        Resource: [
          getArn('OtherBus'),
          { 'Fn::Sub': 'arn:${AWS::Partition}:events:*:*:api-destination/none/*' },
        ],
      }),
      FunctionRole: makeRole('lambda.amazonaws.com'),
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: getArn('FunctionRole'),
          Code: { ZipFile: 'exports.handler = async () => "taken";' },
          Tags,
        },
      },
      StateMachine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: getArn('BusRole'),
          DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}',
        },
      },
      // As created with AWS tools: without the dashboard's description.
      WebhookByHand: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: {
          Name: `${secretPrefix}/${webhookId}`,
          SecretString: JSON.stringify({
            v: 1,
            tenant: 'default',
            name: 'By hand',
            cache: 'shop',
            topic: 'by-hand',
            enabled: true,
            parseText: false,
            createdAt: 0,
            signingSecret: 'made-by-hand',
          }),
        },
      },
    },
    Outputs: {
      Queue: { Value: getArn('Queue') },
      QueueUrl: { Value: { Ref: 'Queue' } },
      Topic: { Value: { Ref: 'Topic' } },
      LogGroup: {
        Value: {
          'Fn::Sub':
            'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${LogGroup}',
        },
      },
      OtherBus: { Value: getArn('OtherBus') },
      BusRole: { Value: getArn('BusRole') },
      Function: { Value: getArn('Function') },
      StateMachine: { Value: { Ref: 'StateMachine' } },
    },
  });
}

/** A webhook's secret that is created by hand. */
interface ByHand {
  readonly secretPrefix: string;
  readonly webhookId: string;
}

export type TargetName =
  | 'Queue'
  | 'QueueUrl'
  | 'Topic'
  | 'LogGroup'
  | 'OtherBus'
  | 'BusRole'
  | 'Function'
  | 'StateMachine';

/** @param allowed statement of the role's policy, if any. */
function makeRole(Service: string, allowed?: object): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      // MiniStack simulates no role that has a path, and does not check who may pass one.
      ...(!isEmulator && { Path: TARGET_ROLE_PATH }),
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
      },
      ...(allowed !== undefined && {
        Policies: [
          {
            PolicyName: 'Allowed',
            PolicyDocument: { Version: '2012-10-17', Statement: [allowed] },
          },
        ],
      }),
    },
  };
}
