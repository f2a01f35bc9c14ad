import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Gateway, type GatewayProps } from './gateway.ts';
import { tagResources } from './tag-resources.ts';

/** The gateway in an AWS account, deployed by CDK. */
export class GatewayStack extends Stack {
  constructor(scope: Construct, id: string, props: GatewayProps & StackProps) {
    super(scope, id, { description: 'Momento webhooks onto an EventBridge bus', ...props });
    new Gateway(this, 'Gateway', props);
    tagResources(this);
  }
}
