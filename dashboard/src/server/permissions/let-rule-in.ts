import type { Target } from '@aws-sdk/client-eventbridge';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal, refuseField } from '../refusal.ts';
import { queueArnOf } from '../targets/queue-arn.ts';
import { findGate } from './find-gate.ts';
import type { RuleIdentity } from './gate.ts';
import { isUnanswered } from './is-unanswered.ts';

/** Lets EventBridge deliver the rule's events to these targets and to their dead-letter queues. */
export async function letRuleIn(
  dependencies: Dependencies,
  rule: RuleIdentity,
  targets: readonly Target[],
): Promise<Refusal | undefined> {
  const deadLetterQueueArn = await readDeadLetterQueueArn(dependencies);
  for (const [place, { Arn = '', DeadLetterConfig }] of targets.entries()) {
    const refused = await openGate(dependencies, rule, Arn, `targets.${place}.arn`);
    if (refused !== undefined) return refused;
    const deadLetterArn = DeadLetterConfig?.Arn;
    if (deadLetterArn === undefined || deadLetterArn === deadLetterQueueArn) continue;
    const location = `targets.${place}.deadLetterArn`;
    const refusedQueue = await openGate(dependencies, rule, deadLetterArn, location);
    if (refusedQueue !== undefined) return refusedQueue;
  }
  return undefined;
}

/** Takes the permissions back that the rule needed for `before` and does not need for `after`. */
export async function shutRuleOut(
  dependencies: Dependencies,
  rule: RuleIdentity,
  before: readonly Target[],
  after: readonly Target[],
): Promise<void> {
  const deadLetterQueueArn = await readDeadLetterQueueArn(dependencies);
  const needed = new Set([deadLetterQueueArn, ...after.flatMap(listArns)]);
  for (const arn of new Set(before.flatMap(listArns))) {
    if (needed.has(arn)) continue;
    try {
      await findGate(arn)?.revoke(dependencies, arn, rule);
    } catch (error) {
      // The rule is changed by now, and a statement too many lets nothing in but this rule.
      if (!isUnanswered(error)) dependencies.logUnexpected(dependencies.newId(), error);
    }
  }
}

async function openGate(
  dependencies: Dependencies,
  rule: RuleIdentity,
  arn: string,
  location: string,
): Promise<Refusal | undefined> {
  try {
    const opened = await findGate(arn)?.grant(dependencies, arn, rule);
    if (isRefusal(opened)) return opened;
    return opened === 'no-target'
      ? refuseField(location, 'There is none with this ARN.')
      : undefined;
  } catch (error) {
    if (isUnanswered(error)) return undefined;
    throw error;
  }
}

function listArns({ Arn, DeadLetterConfig }: Target): readonly string[] {
  return [Arn, DeadLetterConfig?.Arn].filter((arn) => arn !== undefined);
}

/** The stack itself lets every rule of the bus into the dead-letter queue. */
async function readDeadLetterQueueArn({ events, config }: Dependencies): Promise<string> {
  return config.deadLetterQueueUrl === undefined
    ? ''
    : queueArnOf(config.deadLetterQueueUrl, await events.config.region());
}
