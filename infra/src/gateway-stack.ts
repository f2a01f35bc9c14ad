import { DEFAULT_SECRET_PREFIX, STACK_TAG } from '@momento-gateway/shared/resource-names';
import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The gateway in an AWS account. Has no resources yet: the product runs on local AWS. */
export class GatewayStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    Tags.of(this).add(STACK_TAG, DEFAULT_SECRET_PREFIX);
  }
}
