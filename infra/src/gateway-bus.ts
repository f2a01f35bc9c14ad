import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { DEFAULT_BUS, formatRulePath } from '@momento-gateway/shared/rule-arn';
import { Aws, type CfnCondition, type Duration, Fn } from 'aws-cdk-lib';
import { CfnRule, EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface GatewayBusProps {
  /** `default`, the name of a bus that exists, or with `create` the new bus's. */
  readonly name: string;
  readonly create: boolean;
  /** Where the name is a parameter: that it is not `default`. */
  readonly isNamed?: CfnCondition;
  /** Keep Momento's events for so long, to be replayed. */
  readonly archiveFor?: Duration;
}

/** The bus on which events are put. */
export class GatewayBus extends Construct {
  readonly bus: IEventBus;
  /** The bus's rules, as an ARN with a wildcard. */
  readonly rulesArn: string;

  constructor(scope: Construct, id: string, props: GatewayBusProps) {
    super(scope, id);
    const { name, create, isNamed, archiveFor } = props;
    this.bus = create
      ? new EventBus(this, 'Bus', { eventBusName: name })
      : EventBus.fromEventBusName(this, 'Bus', name);
    this.rulesArn = formatRulesArn(this.bus.eventBusName, props);
    if (!create && name !== DEFAULT_BUS) this.requireBus(isNamed);
    if (archiveFor !== undefined) {
      this.bus.archive('Archive', {
        description: "Momento's events, to be replayed",
        eventPattern: { source: [EVENT_SOURCE] },
        retention: archiveFor,
      });
    }
  }

  /**
   * A rule cannot be made on a bus that does not exist, so the deployment fails. PutEvents would
   * succeed, and every event be gone. The rule is off and matches nothing.
   */
  private requireBus(isNamed: CfnCondition | undefined): void {
    const rule = new CfnRule(this, 'BusExists', {
      description: 'Proves at deployment that the bus exists. It is off and matches nothing.',
      eventBusName: this.bus.eventBusName,
      eventPattern: { source: ['momento-gateway.bus-exists'] },
      state: 'DISABLED',
    });
    if (isNamed !== undefined) rule.cfnOptions.condition = isNamed;
    acknowledge(rule, { 'Serverless-EventBusDLQ': 'It has no target.' });
  }
}

/** Where the name is a parameter, CloudFormation decides whether the bus stands in the ARN. */
function formatRulesArn(busName: string, { isNamed }: GatewayBusProps): string {
  const account = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  if (isNamed !== undefined) {
    return `${account}:rule/${Fn.conditionIf(isNamed.logicalId, `${busName}/*`, '*')}`;
  }
  return `${account}:${formatRulePath(busName, '*')}`;
}
