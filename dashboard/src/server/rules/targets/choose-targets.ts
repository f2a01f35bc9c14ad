import type { Target } from '@aws-sdk/client-eventbridge';
import type { FieldError } from '@momento-gateway/api/problem';
import { TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import type { ChosenTarget } from '@momento-gateway/api/rules/target';
import { checkTargetArn } from '@momento-gateway/api/rules/target-arn';
import { queueArnOf } from '../../aws/queue-arn.ts';
import { type Refusal, refuseField } from '../../refusals/refusal.ts';
import { toAwsTarget } from './convert-target.ts';
import type { Onlooker } from './own-resource.ts';
import { type Place, refuseDeadLetters, refuseTarget } from './refuse-target.ts';

/** The targets a rule is to have: first the chosen ones, then those that cannot be chosen here. */
export function chooseTargets(
  onlooker: Onlooker,
  ruleArn: string,
  chosen: readonly ChosenTarget[],
  before: readonly Target[],
): readonly Target[] | Refusal {
  const { config } = onlooker;
  if (config.deadLetterQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'DEAD_LETTER_QUEUE_URL' };
  }
  const deadLetterQueueArn = queueArnOf(config.deadLetterQueueUrl, ruleArn.split(':')[3] ?? '');
  const pairs = chosen.map((one) => {
    const was = findBefore(one, before);
    return { was, target: toAwsTarget(one, was, deadLetterQueueArn) };
  });
  const errors = pairs.flatMap(({ was, target }, index) =>
    checkTarget({ onlooker, ruleArn, deadLetterQueueArn }, target, was).map(
      ({ field, message }): FieldError => ({ location: `targets.${index}.${field}`, message }),
    ),
  );
  if (errors.length > 0) return { refusal: 'invalid', errors };
  const kept = before.filter(({ Arn = '' }) => checkTargetArn('other', Arn) !== undefined);
  const count = pairs.length + kept.length;
  if (count === 0) return refuseField('targets', 'Pick at least one target.');
  if (count > TARGETS_PER_RULE) {
    const words = `A rule has at most ${TARGETS_PER_RULE} targets; ${kept.length} of this one’s cannot be changed here.`;
    return refuseField('targets', words);
  }
  return [...pairs.map(({ target }) => target), ...kept];
}

/** A target whose ARN was changed is another one. */
function findBefore({ id, arn }: ChosenTarget, before: readonly Target[]): Target | undefined {
  return before.find((target) => target.Arn === arn && (id === undefined || target.Id === id));
}

function checkTarget(
  place: Place & { readonly deadLetterQueueArn: string },
  target: Target,
  was: Target | undefined,
) {
  const queueArn = target.DeadLetterConfig?.Arn ?? place.deadLetterQueueArn;
  const isQueueKept = was?.DeadLetterConfig?.Arn === queueArn;
  const isKept = was !== undefined && was.RoleArn === target.RoleArn;
  return [
    refuseTarget(place, target, isKept),
    queueArn === place.deadLetterQueueArn
      ? undefined
      : refuseDeadLetters(place, queueArn, isQueueKept),
  ].filter((problem) => problem !== undefined);
}
