import { PutRuleCommand, type PutRuleCommandInput, type Tag } from '@aws-sdk/client-eventbridge';
import { type Refusal, refuseField } from '../refusals/refusal.ts';
import type { Bus } from './read-rules.ts';

/** Writes a rule; `pattern` is JSON. What EventBridge rejects about it becomes a refusal. */
export async function putRule(
  { events, config }: Bus,
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
    const refusal = refuseRule(error as Error, config.busName);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

function refuseRule({ name, message }: Error, busName: string): Refusal | undefined {
  switch (name) {
    case 'InvalidEventPatternException':
      return refuseField('pattern', message);
    case 'ValidationException':
      return refuseField(/pattern/i.test(message) ? 'pattern' : '', message);
    case 'ManagedRuleException':
      return { refusal: 'rule-managed-by-aws', message };
    // A rule's own name is written, so what is missing is the bus.
    case 'ResourceNotFoundException':
      return { refusal: 'bus-not-found', name: busName };
    default:
      return undefined;
  }
}

/** EventBridge's form of tags. */
export function toTagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
