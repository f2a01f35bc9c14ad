import type { Target } from '@aws-sdk/client-eventbridge';
import {
  EVENT_AGE_MAX_SECONDS,
  RETRY_ATTEMPTS_MAX,
  type RuleTarget,
} from '@momento-gateway/api/rules/target';
import { typeOfTarget } from './type-of-target.ts';

/** A target of EventBridge in the API's words. */
export function toRuleTarget(target: Target): RuleTarget {
  const { Arn = '', RoleArn, DeadLetterConfig, RetryPolicy } = target;
  const input = toTargetInput(target);
  return {
    type: typeOfTarget(Arn),
    arn: Arn,
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
    ...(RetryPolicy !== undefined && {
      retry: {
        attempts: RetryPolicy.MaximumRetryAttempts ?? RETRY_ATTEMPTS_MAX,
        maxAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds ?? EVENT_AGE_MAX_SECONDS,
      },
    }),
    ...(input !== undefined && { input }),
  };
}

/** @returns undefined when the target gets the whole event. */
export function toTargetInput({
  Input,
  InputPath,
  InputTransformer,
}: Pick<Target, 'Input' | 'InputPath' | 'InputTransformer'>): RuleTarget['input'] {
  if (Input !== undefined) return { type: 'constant', json: Input };
  if (InputPath !== undefined) return { type: 'part', path: InputPath };
  if (InputTransformer === undefined) return undefined;
  const { InputPathsMap = {}, InputTemplate = '' } = InputTransformer;
  return { type: 'template', paths: InputPathsMap, template: InputTemplate };
}
