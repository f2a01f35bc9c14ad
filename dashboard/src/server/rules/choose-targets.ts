import type { Target } from '@aws-sdk/client-eventbridge';
import { type ChosenTarget, checkTargetArn } from '../../api/target.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Refusal } from '../refusal.ts';
import { queueArnOf } from '../targets/queue-arn.ts';
import { toAwsTarget } from './to-aws-target.ts';
import { typeOfTarget } from './type-of-target.ts';

/** The targets a rule is to have: first the chosen ones, then those that cannot be chosen here. */
export async function chooseTargets(
  { events, config }: Pick<Dependencies, 'events' | 'config'>,
  chosen: readonly ChosenTarget[],
  before: readonly Target[],
): Promise<readonly Target[] | Refusal> {
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
  return [...targets, ...kept];
}

/** Streams, FIFO queues and others whose settings this dashboard does not know stay as they are. */
function isChoosable(arn: string): boolean {
  const type = typeOfTarget(arn);
  return type !== 'other' && checkTargetArn(type, arn) === undefined;
}
