import type { Target } from '@aws-sdk/client-eventbridge';
import type { FieldError } from '@momento-gateway/api/problem';
import { TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { type ChosenTarget, checkTargetArn } from '@momento-gateway/api/rules/target';
import type { Context } from '../context.ts';
import { type Refusal, refuseField } from '../refusals/refusal.ts';
import { queueArnOf } from './targets/queue-arn.ts';
import { createRefuseTarget, type RefuseTarget } from './targets/refuse-target.ts';
import { toAwsTarget } from './to-aws-target.ts';
import { typeOfTarget } from './type-of-target.ts';

type Needed = Pick<Context, 'events' | 'config' | 'findBus'>;

/** The targets a rule is to have: first the chosen ones, then those that cannot be chosen here. */
export async function chooseTargets(
  context: Needed,
  ruleArn: string,
  chosen: readonly ChosenTarget[],
  before: readonly Target[],
): Promise<readonly Target[] | Refusal> {
  const { events, config } = context;
  if (config.deadLetterQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'DEAD_LETTER_QUEUE_URL' };
  }
  const deadLetterQueueArn = queueArnOf(config.deadLetterQueueUrl, await events.config.region());
  const targets = chosen.map((target) =>
    toAwsTarget(
      target,
      before.find(({ Arn }) => Arn === target.arn),
      deadLetterQueueArn,
    ),
  );
  const kept = before.filter(({ Arn = '' }) => !isChoosable(Arn));
  const errors = checkTargets(targets, before, await createRefuseTarget(context, ruleArn));
  if (errors.length > 0) return { refusal: 'invalid', errors };
  const count = targets.length + kept.length;
  if (count === 0) return refuseField('targets', 'Pick at least one target.');
  if (count > TARGETS_PER_RULE) {
    const words = `A rule has at most ${TARGETS_PER_RULE} targets; ${kept.length} of this one’s cannot be changed here.`;
    return refuseField('targets', words);
  }
  return [...targets, ...kept];
}

/** A target of another account that somebody gave the rule by other means may stay. */
function checkTargets(
  targets: readonly Target[],
  before: readonly Target[],
  refuse: RefuseTarget,
): readonly FieldError[] {
  return targets.flatMap((target, place) => {
    const { Arn = '', DeadLetterConfig } = target;
    const was = before.find((other) => other.Arn === Arn);
    const deadLetterArn = DeadLetterConfig?.Arn;
    const keepsDeadLetters = was?.DeadLetterConfig?.Arn === deadLetterArn;
    return [
      { location: `targets.${place}.arn`, message: refuse(Arn, 'target', was !== undefined) },
      {
        location: `targets.${place}.deadLetterArn`,
        message:
          deadLetterArn === undefined
            ? undefined
            : refuse(deadLetterArn, 'dead-letters', was !== undefined && keepsDeadLetters),
      },
    ].flatMap(({ location, message }) => (message === undefined ? [] : [{ location, message }]));
  });
}

/** Streams, FIFO queues and others whose settings this dashboard does not know stay as they are. */
function isChoosable(arn: string): boolean {
  const type = typeOfTarget(arn);
  return type !== 'other' && checkTargetArn(type, arn) === undefined;
}
