import { Aws, type CfnCondition, CfnResource, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A KMS key of the customer. */
export interface EncryptionKey {
  readonly arn: string;
  /** If the ARN is a parameter: true unless it is empty. */
  readonly isGiven?: CfnCondition;
}

/** A key that outlives the stack: what it has encrypted can be read with it only. */
export function createKey(scope: Construct): EncryptionKey {
  const key = new Key(scope, 'Key', {
    description: "Encrypts a Momento gateway's webhook secrets, queues, logs and alarms",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const stack = {
    partition: Aws.PARTITION,
    region: Aws.REGION,
    account: Aws.ACCOUNT_ID,
    name: Aws.STACK_NAME,
  };
  for (const statement of keyStatements(stack)) {
    key.addToResourcePolicy(PolicyStatement.fromJson(statement));
  }
  return { arn: key.keyArn };
}

/**
 * What a key's policy must allow besides the account's own policies. EventBridge sends KMS none of
 * the keys that would limit it to this account; the policy of the dead-letter queue does.
 */
export function keyStatements({ partition, region, account, name }: StackPlace): object[] {
  const allow = (Sid: string, Service: string, Action: string[], Condition?: object) => ({
    Sid,
    Effect: 'Allow',
    Principal: { Service },
    Action,
    Resource: '*',
    ...(Condition && { Condition }),
  });
  const use = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  return [
    allow('Alarms', 'cloudwatch.amazonaws.com', use, {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
    }),
    allow('DeadLetters', 'events.amazonaws.com', use),
    allow(
      'Logs',
      `logs.${region}.amazonaws.com`,
      [...use, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:DescribeKey'],
      {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${name}-*`,
        },
      },
    ),
  ];
}

interface StackPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** By resource type: the property for the key, and one that is on only without a key. */
const ENCRYPTED: Readonly<Record<string, readonly [key: string, instead?: string]>> = {
  // Creates the first webhook's secret.
  'AWS::CloudFormation::CustomResource': ['KmsKeyId'],
  'AWS::Logs::LogGroup': ['KmsKeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId', 'SqsManagedSseEnabled'],
};

/** Encrypts all log groups, secrets, topics and queues below a construct. */
export function encryptWith({ arn, isGiven }: EncryptionKey, scope: Construct): void {
  const choose = (given: unknown, otherwise: unknown) =>
    isGiven ? Fn.conditionIf(isGiven.logicalId, given, otherwise) : given;
  for (const resource of scope.node.findAll()) {
    if (!CfnResource.isCfnResource(resource)) continue;
    const [key, instead] = ENCRYPTED[resource.cfnResourceType] ?? [];
    if (key) resource.addPropertyOverride(key, choose(arn, Aws.NO_VALUE));
    // SQS refuses a queue with both.
    if (instead) resource.addPropertyOverride(instead, choose(false, true));
  }
}
