import { PutRuleCommand, type PutRuleCommandInput } from '@aws-sdk/client-eventbridge';
import type { Context } from '../context.ts';
import { type Refusal, refuseField } from '../refusals/refusal.ts';

/** Writes a rule; `pattern` is JSON. What EventBridge does not like about it is told as a refusal. */
export async function putRule(
  { events, config }: Pick<Context, 'events' | 'config'>,
  rule: Omit<PutRuleCommandInput, 'EventBusName' | 'EventPattern'>,
  pattern: string,
): Promise<{ arn: string } | Refusal> {
  try {
    const { RuleArn = '' } = await events.send(
      new PutRuleCommand({
        ...rule,
        EventBusName: config.busName,
        EventPattern: pattern === '' ? undefined : pattern,
      }),
    );
    return { arn: RuleArn };
  } catch (error) {
    const refusal = refuseRule(error as Error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

function refuseRule({ name, message }: Error): Refusal | undefined {
  switch (name) {
    case 'InvalidEventPatternException':
      return refuseField('pattern', message);
    case 'ValidationException':
      return refuseField(/pattern/i.test(message) ? 'pattern' : '', message);
    case 'ManagedRuleException':
      return { refusal: 'rule-managed-by-aws', message };
    default:
      return undefined;
  }
}
