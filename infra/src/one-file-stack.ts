import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { webhookPath } from '@momento-gateway/shared/webhook-url';
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

export interface OneFileStackProps {
  /** The function's code, CommonJS. */
  readonly code: string;
}

/** Text that needs no escaping in JSON. */
const JSON_TEXT = '[^"\\\\\\x00-\\x1f]*';

/** The same gateway as one template with parameters: inline code, no assets, no bootstrap. */
export class OneFileStack extends Stack {
  constructor(scope: Construct, id: string, { code }: OneFileStackProps) {
    super(scope, id, {
      description: 'Publishes Momento webhook calls to an EventBridge bus',
      synthesizer: new BootstraplessSynthesizer(),
      analyticsReporting: false,
    });
    const gateway = this.createGateway(code);
    this.registerFirstWebhook(gateway.url);
  }

  private createGateway(code: string): Gateway {
    const bus = this.createParameter('EventBridgeBus', {
      description: 'Event bus for the events. It must exist.',
      default: 'default',
      allowedPattern: '[.\\-_A-Za-z0-9]{1,256}',
    });
    const email = this.createParameter('AlarmEmail', {
      description: 'Email address for alarms. Empty: no email.',
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
      description: 'Signing secret of a first webhook. Empty: register webhooks in the dashboard.',
      noEcho: true,
      allowedPattern: JSON_TEXT,
    });
    const createText = (id: string, description: string, defaultText = '') =>
      this.createParameter(id, { description, default: defaultText, allowedPattern: JSON_TEXT });
    const name = createText('WebhookName', 'Name of the first webhook.', 'First webhook');
    const cache = createText('WebhookCache', 'Cache of the first webhook.');
    const topic = createText('WebhookTopic', 'Topic of the first webhook.');
    const condition = new CfnCondition(this, 'HasWebhook', {
      expression: isFilled(signingSecret),
    });
    new CfnRule(this, 'WebhookIsComplete', {
      ruleCondition: isFilled(signingSecret),
      assertions: [cache, topic].map((needed) => ({
        assert: isFilled(needed),
        assertDescription: `MomentoSecretString also needs ${needed.logicalId}.`,
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
      value: Fn.join('', [functionUrl, webhookPath(webhookId).slice(1)]),
      description: 'The URL of the webhook. Paste it into Momento.',
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
