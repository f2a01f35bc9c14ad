import type { Target } from '@aws-sdk/client-eventbridge';
import type { FieldError } from '@momento-gateway/api/problem';
import { TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { type ChosenTarget, checkTargetArn } from '@momento-gateway/api/rules/target';
import { queueArnOf } from '../../aws/queue-arn.ts';
import type { Config } from '../../config.ts';
import { type Refusal, refuseField } from '../../refusals/refusal.ts';
import { toAwsTarget } from './convert-target.ts';
import { findOwnResource } from './own-resource.ts';
import { describeElsewhere, typeOfTarget } from './target-arn.ts';

/** The targets a rule is to have: first the chosen ones, then those that cannot be chosen here. */
export function chooseTargets(
  config: Config,
  ruleArn: string,
  chosen: readonly ChosenTarget[],
  before: readonly Target[],
): readonly Target[] | Refusal {
  if (config.deadLetterQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'DEAD_LETTER_QUEUE_URL' };
  }
  const deadLetterQueueArn = queueArnOf(config.deadLetterQueueUrl, ruleArn.split(':')[3] ?? '');
  const targets = chosen.map((target) =>
    toAwsTarget(
      target,
      before.find(({ Arn }) => Arn === target.arn),
      deadLetterQueueArn,
    ),
  );
  const errors = checkTargets({ config, ruleArn, deadLetterQueueArn }, targets, before);
  if (errors.length > 0) return { refusal: 'invalid', errors };
  const kept = before.filter(({ Arn = '' }) => !isChoosable(Arn));
  const count = targets.length + kept.length;
  if (count === 0) return refuseField('targets', 'Pick at least one target.');
  if (count > TARGETS_PER_RULE) {
    const words = `A rule has at most ${TARGETS_PER_RULE} targets; ${kept.length} of this one’s cannot be changed here.`;
    return refuseField('targets', words);
  }
  return [...targets, ...kept];
}

/** Streams, FIFO queues and others whose settings this dashboard does not know stay as they are. */
function isChoosable(arn: string): boolean {
  const type = typeOfTarget(arn);
  return type !== 'other' && checkTargetArn(type, arn) === undefined;
}

interface Place {
  readonly config: Config;
  readonly ruleArn: string;
  readonly deadLetterQueueArn: string;
}

/** A target of another account that the rule already has may stay. */
function checkTargets(
  place: Place,
  targets: readonly Target[],
  before: readonly Target[],
): readonly FieldError[] {
  return targets.flatMap(({ Arn = '', DeadLetterConfig }, index) => {
    const was = before.find((other) => other.Arn === Arn);
    const queueArn = DeadLetterConfig?.Arn ?? place.deadLetterQueueArn;
    const isOwnQueue = queueArn === place.deadLetterQueueArn;
    const isQueueKept = was !== undefined && was.DeadLetterConfig?.Arn === queueArn;
    const target = refuseTarget(place, Arn, was !== undefined);
    const deadLetters = isOwnQueue ? undefined : refuseTarget(place, queueArn, isQueueKept);
    return [
      ...(target === undefined ? [] : [{ location: `targets.${index}.arn`, message: target }]),
      ...(deadLetters === undefined
        ? []
        : [{ location: `targets.${index}.deadLetterArn`, message: deadLetters }]),
    ];
  });
}

const OWN_RESOURCES = {
  bus: 'the gateway’s own event bus: its events would come back to it',
  'parked-queue': 'the gateway’s parked queue, which only the gateway may fill',
  'dead-letter-queue': 'the gateway’s dead-letter queue, which holds what targets did not take',
  'viewer-queue': 'the queue of a page of live events',
  'log-group': 'the gateway’s own log group, which only the gateway may fill',
} as const;

/** EventBridge reaches other services with a role, and buses also elsewhere. */
const HAS_POLICY: ReadonlySet<string> = new Set(['sqs', 'lambda', 'sns', 'logs']);

/** Tells why an ARN may not be a target or its dead-letter queue; undefined when it may. */
function refuseTarget(
  { config, ruleArn }: Place,
  arn: string,
  isKept: boolean,
): string | undefined {
  const own = findOwnResource(config, ruleArn, arn);
  if (own !== undefined) return `This is ${OWN_RESOURCES[own]}. Pick another.`;
  const hasPolicy = HAS_POLICY.has(typeOfTarget(arn));
  return !isKept && hasPolicy ? describeElsewhere(arn, ruleArn) : undefined;
}
