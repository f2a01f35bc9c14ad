import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyModule } from '@momento-gateway/gateway/build';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, TENANT_TAG } from '@momento-gateway/shared/tenant';
import { formatWebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import {
  Aws,
  type CfnCondition,
  CfnCustomResource,
  CfnDeletionPolicy,
  CfnResource,
  Fn,
} from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from './rule-packs.ts';

export interface FirstWebhookProps {
  readonly condition: CfnCondition;
  readonly signingSecret: string;
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
  /** What must be there before the webhook is. */
  readonly after: Construct;
}

/** What depends on everything else in the stack, directly or not. */
const LAST = [
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/** Small, for the size of the one-file template. */
const code = minifyModule(readFileSync(join(import.meta.dirname, 'hand-over-webhook.cjs'), 'utf8'));

/**
 * A webhook that the stack registers, for use without the dashboard. The webhook's secret is not in
 * the stack, because CloudFormation would write it again: a function creates it once from `copy`.
 */
export class FirstWebhook extends Construct {
  readonly webhookId: string;

  constructor(scope: Construct, id: string, props: FirstWebhookProps) {
    super(scope, id);
    const { condition, signingSecret, name, cache, topic, after } = props;
    // arn:aws:cloudformation:<Region>:<account>:stack/<name>/<UUID>
    this.webhookId = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const webhook = {
      tenant: DEFAULT_TENANT,
      name,
      cache,
      topic,
      enabled: true,
      parseText: false,
      createdAt: 0,
    };
    const secretName = webhookSecretName(Aws.STACK_NAME, this.webhookId);
    const copy = this.createCopy(formatWebhookSecret({ ...webhook, signingSecret }));
    const lambda = this.createFunction(copy.attrId, secretName);
    const handOver = new CfnCustomResource(this, 'HandOver', {
      serviceToken: lambda.attrArn,
      serviceTimeout: 120,
    });
    handOver.addPropertyOverride('SecretId', copy.attrId);
    handOver.addPropertyOverride('Tags', [
      { Key: STACK_TAG, Value: Aws.STACK_NAME },
      { Key: TENANT_TAG, Value: DEFAULT_TENANT },
    ]);
    // Last, so that hardly anything can fail after it and leave the webhook of a stack that was rolled back.
    const resources = after.node.findAll().filter(CfnResource.isCfnResource);
    handOver.node.addDependency(
      ...resources.filter(({ cfnResourceType }) => LAST.includes(cfnResourceType)),
    );
    for (const child of this.node.children) {
      if (CfnResource.isCfnResource(child)) child.cfnOptions.condition = condition;
    }
  }

  /**
   * It has the logical id that the webhook's own secret had in earlier versions, and no name. So an
   * update replaces that secret, and by this policy keeps it.
   */
  private createCopy(secretString: string): CfnSecret {
    const copy = new CfnSecret(this, 'Secret', {
      description: 'The first webhook, as the stack got it. Only read once.',
      secretString,
    });
    copy.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    copy.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    acknowledge(copy, {
      'AwsSolutions-SMG4': 'It is read once, when the stack creates the webhook from it.',
    });
    return copy;
  }

  private createFunction(copyArn: string, secretName: string): CfnFunction {
    const secret = `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:${secretName}*`;
    const keys = `arn:${Aws.PARTITION}:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/*`;
    const allow = (Resource: string, ...Action: string[]) => ({
      Effect: 'Allow',
      Action,
      Resource,
    });
    const role = new CfnRole(this, 'Role', {
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'lambda.amazonaws.com' },
          },
        ],
      },
      // No logs: the function has nothing to say that CloudFormation does not show.
      policies: [
        {
          policyName: 'HandOver',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              allow(copyArn, 'secretsmanager:GetSecretValue'),
              allow(secret, 'secretsmanager:CreateSecret', 'secretsmanager:TagResource'),
              {
                ...allow(keys, 'kms:Decrypt', 'kms:GenerateDataKey'),
                Condition: { StringLike: { 'kms:ViaService': 'secretsmanager.*' } },
              },
            ],
          },
        },
      ],
    });
    acknowledgeWildcards(role, [
      [secret, 'Secrets Manager ends the ARN with six characters.'],
      [keys, 'As the function of the gateway.'],
    ]);
    const lambda = new CfnFunction(this, 'Function', {
      code: { zipFile: code },
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X.name,
      architectures: [Architecture.ARM_64.name],
      memorySize: 256,
      timeout: 30,
      role: role.attrArn,
    });
    acknowledge(lambda, ACKNOWLEDGED);
    return lambda;
  }
}

const ONCE = 'CloudFormation calls it once, waits for its answer, and fails without one.';

const ACKNOWLEDGED = {
  'Serverless-LambdaDLQ': ONCE,
  'Serverless-LambdaAsyncFailureDestination': ONCE,
  'Serverless-LambdaTracing': ONCE,
};
