import type { Target } from '@aws-sdk/client-eventbridge';
import type { Context } from '../../context.ts';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { queueArnOf } from '../targets/queue-arn.ts';
import type { RuleIdentity, Use } from './gate.ts';

/** A use, and the field of the API that named it. */
export interface TargetUse extends Use {
  readonly location: string;
}

/**
 * What a rule with these targets uses, of what has a policy here. The gateway's own dead-letter
 * queue is not among it: the stack itself allows it every rule of the bus.
 */
export async function listTargetUses(
  { events, config }: Pick<Context, 'events' | 'config'>,
  rule: RuleIdentity,
  targets: readonly Target[],
): Promise<readonly TargetUse[]> {
  const own =
    config.deadLetterQueueUrl === undefined
      ? undefined
      : queueArnOf(config.deadLetterQueueUrl, await events.config.region());
  return targets
    .flatMap(({ Arn: arn = '', DeadLetterConfig }, place): TargetUse[] => {
      const deadLetterArn = DeadLetterConfig?.Arn;
      const ruleArn = rule.arn;
      return [
        { arn, use: 'target', ruleArn, location: `targets.${place}.arn` },
        ...(deadLetterArn === undefined || deadLetterArn === own
          ? []
          : [
              {
                arn: deadLetterArn,
                use: 'dead-letters' as const,
                ruleArn,
                location: `targets.${place}.deadLetterArn`,
              },
            ]),
      ];
    })
    .filter(({ arn }) => describeElsewhere(arn, rule.arn) === undefined);
}
