import { DEFAULT_TENANT, TENANT_TAG } from '@momento-gateway/shared/resource-names';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { formatWebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { Aws, type CfnCondition, Fn, Tags } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './rule-packs.ts';

export interface FirstWebhookProps {
  readonly condition: CfnCondition;
  readonly signingSecret: string;
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
}

/** A webhook that the stack registers, for use without the dashboard. */
export class FirstWebhook extends Construct {
  readonly webhookId: string;

  constructor(scope: Construct, id: string, props: FirstWebhookProps) {
    super(scope, id);
    const { condition, signingSecret, name, cache, topic } = props;
    // arn:aws:cloudformation:<Region>:<account>:stack/<name>/<UUID>
    this.webhookId = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const webhook = {
      v: 1,
      tenant: DEFAULT_TENANT,
      name,
      cache,
      topic,
      enabled: true,
      parseText: false,
      createdAt: 0,
    } as const;
    const secret = new CfnSecret(this, 'Secret', {
      name: webhookSecretName(Aws.STACK_NAME, this.webhookId),
      description: formatWebhookDescription(webhook),
      secretString: formatWebhookSecret({ ...webhook, signingSecret }),
    });
    secret.cfnOptions.condition = condition;
    Tags.of(secret).add(TENANT_TAG, DEFAULT_TENANT);
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Momento creates and rotates the signing secret; the new one is then stored in the dashboard.',
    });
  }
}
