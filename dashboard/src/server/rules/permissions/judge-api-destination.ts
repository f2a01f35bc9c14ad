import { DescribeApiDestinationCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { GateNeeds } from './gate.ts';
import type { Judgement } from './judgement.ts';

/** Whether EventBridge can call an API destination with a role that may invoke it. */
export async function judgeApiDestination(
  { events }: Pick<GateNeeds, 'events'>,
  arn: string,
): Promise<Judgement> {
  try {
    const { ApiDestinationArn, ApiDestinationState } = await events.send(
      new DescribeApiDestinationCommand({ Name: arn.split('/')[1] }),
    );
    if (ApiDestinationArn !== arn) return NOT_THERE;
    return ApiDestinationState === 'ACTIVE'
      ? { state: 'granted' }
      : {
          state: 'missing',
          message: 'It is not active: authorize its connection in EventBridge.',
        };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return NOT_THERE;
    throw error;
  }
}

const NOT_THERE: Judgement = {
  state: 'missing',
  message: 'There is no such API destination.',
  absent: 'target',
};
