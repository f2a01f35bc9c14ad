/** One resource of a template; of the CDK's as well. */
export interface CodeResource {
  readonly logicalId: string;
  readonly type: ResourceType;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What CloudFormation finds the existing one by. */
  readonly identifier: Readonly<Record<string, string>>;
  /** What a reader has to know. */
  readonly comment?: string;
}

/**
 * The policies are those that CloudFormation can import. It cannot import AWS::SQS::QueuePolicy and
 * AWS::SNS::TopicPolicy, which have an id that only CloudFormation knows.
 */
export type ResourceType =
  | 'AWS::Events::Rule'
  | 'AWS::SQS::QueueInlinePolicy'
  | 'AWS::SNS::TopicInlinePolicy'
  | 'AWS::Lambda::Permission'
  | 'AWS::Logs::ResourcePolicy';
