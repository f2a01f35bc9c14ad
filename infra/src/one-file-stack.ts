import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import {
  BootstraplessSynthesizer,
  CfnCondition,
  CfnOutput,
  CfnParameter,
  type CfnParameterProps,
  CfnRule,
  Fn,
  type ICfnRuleConditionExpression,
  Stack,
} from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { FirstWebhook } from './first-webhook.ts';
import { Gateway } from './gateway.ts';
import { tagResources } from './tag-resources.ts';

export interface OneFileStackProps {
  /** The function's source, CommonJS. */
  readonly code: string;
}

/** What may stand between quotes in JSON as it is. */
const JSON_TEXT = '[^"\\\\\\x00-\\x1f]*';

/** The same gateway as one template: code inline, no assets, no bootstrap, parameters to fill in. */
export class OneFileStack extends Stack {
  constructor(scope: Construct, id: string, { code }: OneFileStackProps) {
    super(scope, id, {
      description: 'Momento webhooks onto an EventBridge bus',
      synthesizer: new BootstraplessSynthesizer(),
      analyticsReporting: false,
    });
    const gateway = this.createGateway(code);
    this.registerFirstWebhook(gateway.url);
    tagResources(this);
  }

  private createGateway(code: string): Gateway {
    const bus = this.createParameter('EventBridgeBus', {
      description: 'Bus for the events; it has to exist.',
      default: 'default',
      allowedPattern: '[.\\-_A-Za-z0-9]{1,256}',
    });
    const email = this.createParameter('AlarmEmail', {
      description: 'Who gets a mail when an alarm sounds. Empty: nobody.',
    });
    return new Gateway(this, 'Gateway', {
      code: Code.fromInline(code),
      busName: bus.valueAsString,
      isBusNamed: new CfnCondition(this, 'IsBusNamed', {
        expression: Fn.conditionNot(Fn.conditionEquals(bus, 'default')),
      }),
      alarmEmail: email.valueAsString,
      hasAlarmEmail: new CfnCondition(this, 'HasAlarmEmail', { expression: isFilled(email) }),
      logRetention: RetentionDays.THREE_MONTHS,
    });
  }

  private registerFirstWebhook(functionUrl: string): void {
    const signingSecret = this.createParameter('MomentoSecretString', {
      description:
        'Signing secret of a first webhook. Empty: register webhooks with the dashboard.',
      noEcho: true,
      allowedPattern: JSON_TEXT,
    });
    const createText = (id: string, description: string, otherwise = '') =>
      this.createParameter(id, { description, default: otherwise, allowedPattern: JSON_TEXT });
    const name = createText('WebhookName', 'Name of the first webhook.', 'First webhook');
    const cache = createText('WebhookCache', 'Cache of the first webhook.');
    const topic = createText('WebhookTopic', 'Topic of the first webhook.');
    const condition = new CfnCondition(this, 'HasWebhook', {
      expression: isFilled(signingSecret),
    });
    new CfnRule(this, 'WebhookIsWhole', {
      ruleCondition: isFilled(signingSecret),
      assertions: [cache, topic].map((needed) => ({
        assert: isFilled(needed),
        assertDescription: `${needed.logicalId} belongs to MomentoSecretString: fill in both.`,
      })),
    });
    const { webhookId } = new FirstWebhook(this, 'FirstWebhook', {
      condition,
      signingSecret: signingSecret.valueAsString,
      name: name.valueAsString,
      cache: cache.valueAsString,
      topic: topic.valueAsString,
    });
    new CfnOutput(this, STACK_OUTPUTS.webhookUrl, {
      value: `${functionUrl}webhooks/${webhookId}`,
      description: 'Paste this into Momento as the URL of the webhook',
      condition,
    });
  }

  private createParameter(id: string, props: CfnParameterProps): CfnParameter {
    return new CfnParameter(this, id, { type: 'String', ...props, default: props.default ?? '' });
  }
}

function isFilled(parameter: CfnParameter): ICfnRuleConditionExpression {
  return Fn.conditionNot(Fn.conditionEquals(parameter, ''));
}
