import { AwsError } from '../core/aws-error.ts';
import { parseJsonPath } from '../input-transformer/json-path.ts';
import { validateTargetInput } from '../input-transformer/validate-target-input.ts';
import type { Target } from './target.ts';

const ARN = /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:.+$/;

/** Throws ValidationException for a target that EventBridge would refuse. */
export function requireTarget(target: Target): void {
  if (!ARN.test(target.Arn)) refuseArn(target.Arn, 'Provided Arn is not in correct format.');
  const isFifo = isQueue(target.Arn) && target.Arn.endsWith('.fifo');
  if (isFifo && target.SqsParameters?.MessageGroupId === undefined) {
    refuse(`Parameter(s) SqsParameters must be specified for target: ${target.Id}.`);
  }
  const groupId = target.SqsParameters?.MessageGroupId;
  if (groupId?.startsWith('$') && parseJsonPath(groupId) === undefined) {
    refuse(`The JSON path ${groupId} of MessageGroupId for target ${target.Id} is invalid.`);
  }
  if (/:api-destination\//.test(target.Arn) && target.RoleArn === undefined) {
    refuse(`RoleArn is required for target ${target.Arn}.`);
  }
  const inputProblem = validateTargetInput(target);
  if (inputProblem !== undefined) refuse(inputProblem);
  const deadLetterArn = target.DeadLetterConfig?.Arn;
  if (deadLetterArn !== undefined) {
    if (!isQueue(deadLetterArn)) refuseArn(deadLetterArn, 'Provided Arn is not in correct format.');
    if (deadLetterArn.endsWith('.fifo')) {
      refuseArn(deadLetterArn, 'A dead-letter queue must be a standard queue.');
    }
  }
}

function isQueue(arn: string): boolean {
  return ARN.test(arn) && arn.split(':')[2] === 'sqs';
}

function refuseArn(arn: string, reason: string): never {
  refuse(`Parameter ${arn} is not valid. Reason: ${reason}`);
}

function refuse(message: string): never {
  throw new AwsError('ValidationException', message);
}
