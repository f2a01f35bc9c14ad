import { createHash } from 'node:crypto';
import type { Target } from '@aws-sdk/client-eventbridge';
import {
  type ChosenTarget,
  EVENT_AGE_MAX_SECONDS,
  FAILURE_QUEUE,
  RETRY_ATTEMPTS_MAX,
  type RuleTarget,
} from '@momento-gateway/api/rules/target';
import { typeOfTarget } from './target-arn.ts';

/**
 * A chosen target as EventBridge takes it. What the choice leaves out stays as it was; a new
 * target gets the dead-letter queue, EventBridge's own retries and whole events.
 */
export function toAwsTarget(
  chosen: ChosenTarget,
  before: Target | undefined,
  deadLetterQueueArn: string,
): Target {
  const target: Target = {
    ...(before ?? { Id: targetIdOf(chosen), DeadLetterConfig: { Arn: deadLetterQueueArn } }),
    Id: before?.Id ?? targetIdOf(chosen),
    Arn: chosen.arn,
  };
  if (chosen.roleArn !== undefined) target.RoleArn = chosen.roleArn;
  const { deadLetterArn } = chosen;
  setDeadLetter(target, deadLetterArn === FAILURE_QUEUE ? deadLetterQueueArn : deadLetterArn);
  setRetry(target, chosen.retry);
  setInput(target, chosen.input);
  return target;
}

function setDeadLetter(target: Target, arn: ChosenTarget['deadLetterArn']): void {
  if (arn === undefined) return;
  if (arn === null) delete target.DeadLetterConfig;
  else target.DeadLetterConfig = { Arn: arn };
}

function setRetry(target: Target, retry: ChosenTarget['retry']): void {
  if (retry === undefined) return;
  if (retry === null) delete target.RetryPolicy;
  else {
    target.RetryPolicy = {
      MaximumRetryAttempts: retry.attempts,
      MaximumEventAgeInSeconds: retry.maxAgeSeconds,
    };
  }
}

function setInput(target: Target, input: ChosenTarget['input']): void {
  if (input === undefined) return;
  delete target.Input;
  delete target.InputPath;
  delete target.InputTransformer;
  if (input === null) return;
  if (input.type === 'constant') target.Input = input.json;
  else if (input.type === 'part') target.InputPath = input.path;
  else target.InputTransformer = { InputPathsMap: input.paths, InputTemplate: input.template };
}

function targetIdOf({ type, arn }: ChosenTarget): string {
  return `${type}-${createHash('sha256').update(arn).digest('hex').slice(0, 16)}`;
}

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
