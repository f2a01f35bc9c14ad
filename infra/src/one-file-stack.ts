import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import {
  DEFAULT_CALLS_PER_SECOND,
  FRONT_DOORS,
  LOG_LEVELS,
  MEMORY_MB,
} from '@momento-gateway/shared/stack-settings';
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
import { type EncryptionKey, encryptWith } from './encryption-key.ts';
import { FirstWebhook } from './first-webhook.ts';
import { Gateway, type GatewayProps } from './gateway.ts';
import { acknowledge } from './rule-packs.ts';

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
    const encryptionKey = this.readEncryptionKey();
    const gateway = this.createGateway(code, encryptionKey);
    this.registerFirstWebhook(gateway);
    encryptWith(encryptionKey, this);
    acknowledge(this, {
      'CloudFormation-Validate::W1001': 'Each of these references stands behind its own condition.',
      'CloudFormation-Validate::W1030': 'A parameter that is empty stands behind a condition.',
    });
  }

  private createGateway(code: string, encryptionKey: EncryptionKey): Gateway {
    const bus = this.createParameter('EventBridgeBus', {
      description: 'Classic event bus for the events. It must exist.',
      default: 'default',
      allowedPattern: '[.\\-_A-Za-z0-9]{1,256}',
    });
    const email = this.createParameter('AlarmEmail', {
      description: 'Email address for alarms. Empty: no email.',
    });
    return new Gateway(this, 'Gateway', {
      code: Code.fromInline(code),
      busName: bus.valueAsString,
      isBusNamed: new CfnCondition(this, 'Named', {
        expression: Fn.conditionNot(Fn.conditionEquals(bus, 'default')),
      }),
      alarmEmail: email.valueAsString,
      hasAlarmEmail: new CfnCondition(this, 'Email', { expression: isFilled(email) }),
      logRetention: RetentionDays.THREE_MONTHS,
      auditRetention: RetentionDays.ONE_YEAR,
      frontDoor: this.readFrontDoor(),
      encryptionKey,
      function: this.readFunctionSettings(),
    });
  }

  private readFrontDoor(): GatewayProps['frontDoor'] {
    const door = this.createParameter('FrontDoor', {
      description: 'What receives the calls. both: while webhooks move.',
      default: 'function-url',
      allowedValues: [...FRONT_DOORS],
    });
    const domain = this.createParameter('DomainName', {
      description: 'Custom domain of an HTTP API. Empty: none.',
    });
    const certificate = this.createParameter('CertificateArn', {
      description: 'ACM certificate of the domain, in this Region.',
    });
    const calls = this.createParameter('CallsPerSecond', {
      description: 'Limit of an HTTP API. Events of calls above it are lost.',
      type: 'Number',
      default: DEFAULT_CALLS_PER_SECOND,
      minValue: 1,
    });
    const isNot = (name: (typeof FRONT_DOORS)[number]) =>
      Fn.conditionNot(Fn.conditionEquals(door, name));
    const httpApi = new CfnCondition(this, 'Api', { expression: isNot('function-url') });
    const isGiven = new CfnCondition(this, 'Domain', {
      expression: Fn.conditionAnd(httpApi, isFilled(domain)),
    });
    new CfnRule(this, 'DomainIsComplete', {
      ruleCondition: isFilled(domain),
      assertions: [
        { assert: isFilled(certificate), assertDescription: 'DomainName needs CertificateArn.' },
        { assert: isNot('function-url'), assertDescription: 'DomainName needs an HTTP API.' },
      ],
    });
    return {
      functionUrl: new CfnCondition(this, 'Url', {
        expression: Fn.conditionOr(Fn.conditionNot(httpApi), Fn.conditionEquals(door, 'both')),
      }),
      httpApi,
      callsPerSecond: calls.valueAsNumber,
      domain: {
        name: domain.valueAsString,
        certificateArn: certificate.valueAsString,
        isGiven,
      },
    };
  }

  private readEncryptionKey(): EncryptionKey {
    const key = this.createParameter('EncryptionKeyArn', {
      description: 'KMS key, with the policy in docs/deploy.md. Empty: keys of AWS.',
    });
    const isGiven = new CfnCondition(this, 'Key', { expression: isFilled(key) });
    return { arn: key.valueAsString, isGiven };
  }

  private readFunctionSettings(): GatewayProps['function'] {
    const memory = this.createParameter('Memory', {
      description: 'MB of the function.',
      type: 'Number',
      default: MEMORY_MB.usual,
      minValue: MEMORY_MB.least,
      maxValue: MEMORY_MB.most,
    });
    const level = this.createParameter('LogLevel', {
      description: "Of Lambda's own log lines.",
      default: 'INFO',
      allowedValues: LOG_LEVELS.map((name) => name.toUpperCase()),
    });
    const tracing = this.createParameter('Tracing', {
      description: 'Active: trace calls and their events with X-Ray.',
      default: 'PassThrough',
      allowedValues: ['PassThrough', 'Active'],
    });
    const hold = this.createParameter('HoldUnverifiedCalls', {
      description: 'Keep calls that may be events for a day.',
      default: 'true',
      allowedValues: ['true', 'false'],
    });
    return {
      holdUnverifiedCalls: hold.valueAsString,
      memoryMb: memory.valueAsNumber,
      systemLogLevel: level.valueAsString,
      tracing: tracing.valueAsString,
      isTraced: new CfnCondition(this, 'Traced', {
        expression: Fn.conditionEquals(tracing, 'Active'),
      }),
    };
  }

  private registerFirstWebhook(gateway: Gateway): void {
    const signingSecret = this.createParameter('MomentoSecretString', {
      description: 'Signing secret of a first webhook. Used once.',
      noEcho: true,
      allowedPattern: JSON_TEXT,
    });
    const createText = (id: string, description: string, defaultText = '') =>
      this.createParameter(id, { description, default: defaultText, allowedPattern: JSON_TEXT });
    const name = createText('WebhookName', 'Name of the first webhook.', 'First webhook');
    const cache = createText('WebhookCache', 'Cache of the first webhook.');
    const topic = createText('WebhookTopic', 'Topic of the first webhook.');
    const condition = new CfnCondition(this, 'Webhook', {
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
      after: gateway,
    });
    new CfnOutput(this, STACK_OUTPUTS.webhookUrl, {
      value: Fn.join('', [gateway.url, webhookPath(webhookId).slice(1)]),
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
