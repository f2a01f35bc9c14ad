import {
  SETTINGS_METADATA,
  STACK_SETTINGS,
  type StackSettings,
} from '@momento-gateway/shared/stack-settings';
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Gateway, type GatewayProps } from './gateway.ts';

/** The gateway's stack, as the CDK deploys it. */
export class GatewayStack extends Stack {
  constructor(scope: Construct, id: string, props: GatewayProps & StackProps) {
    super(scope, id, {
      description: 'Publishes Momento webhook calls to an EventBridge bus',
      ...props,
    });
    new Gateway(this, 'Gateway', props);
    this.templateOptions.metadata = { [SETTINGS_METADATA]: this.readGivenSettings() };
  }

  private readGivenSettings(): StackSettings {
    const given = STACK_SETTINGS.map((name) => [name, this.node.tryGetContext(name)] as const);
    return Object.fromEntries(
      given.flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      ),
    );
  }
}
