import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { DEFAULT_BUS, formatRulePath } from '@momento-gateway/shared/rule-arn';
import { Aws, type CfnCondition, type Duration, Fn } from 'aws-cdk-lib';
import { CfnRule, EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { acknowledge } from './rule-packs.ts';

export interface GatewayBusProps {
  /** `default`, the name of an existing bus, or with `create` the name of the new one. */
  readonly name: string;
  readonly create: boolean;
  /** If the name is a parameter: true unless it is `default`. */
  readonly isNamed?: CfnCondition;
  /** How long to archive Momento's events for replay. */
  readonly archiveFor?: Duration;
}

/** The bus that events are published to. */
export class GatewayBus extends Construct {
  readonly bus: IEventBus;
  /** ARN pattern of the bus's rules. */
  readonly rulesArn: string;
  /** ARN pattern of its rules for live events. */
  readonly liveRulesArn: string;

  constructor(scope: Construct, id: string, props: GatewayBusProps) {
    super(scope, id);
    const { name, create, isNamed, archiveFor } = props;
    this.bus = create
      ? new EventBus(this, 'Bus', { eventBusName: name })
      : EventBus.fromEventBusName(this, 'Bus', name);
    this.rulesArn = formatRulesArn(this.bus.eventBusName, '*', props);
    this.liveRulesArn = formatRulesArn(this.bus.eventBusName, `${VIEWER_NAME_PREFIX}*`, props);
    if (!create && name !== DEFAULT_BUS) this.requireBus(isNamed);
    if (archiveFor !== undefined) {
      this.bus.archive('Archive', {
        description: "Momento's events, for replay",
        eventPattern: { source: [EVENT_SOURCE] },
        retention: archiveFor,
      });
    }
  }

  /**
   * Makes the deployment fail if the bus does not exist, because a rule cannot be created on it.
   * PutEvents would succeed, and every event would be lost.
   */
  private requireBus(isNamed: CfnCondition | undefined): void {
    const rule = new CfnRule(this, 'BusExists', {
      description: 'Fails the deployment if there is no such bus.',
      eventBusName: this.bus.eventBusName,
      eventPattern: { source: ['momento-gateway.bus-exists'] },
      state: 'DISABLED',
    });
    if (isNamed !== undefined) rule.cfnOptions.condition = isNamed;
    acknowledge(rule, { 'Serverless-EventBusDLQ': 'It has no target.' });
  }
}

/** If the name is a parameter, CloudFormation decides whether the ARN contains the bus. */
function formatRulesArn(busName: string, name: string, { isNamed }: GatewayBusProps): string {
  const account = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  if (isNamed !== undefined) {
    return `${account}:rule/${Fn.conditionIf(isNamed.logicalId, `${busName}/`, '')}${name}`;
  }
  return `${account}:${formatRulePath(busName, name)}`;
}
