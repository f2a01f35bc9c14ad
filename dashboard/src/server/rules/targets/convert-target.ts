import { createHash } from 'node:crypto';
import type { Target } from '@aws-sdk/client-eventbridge';
import { isSameJson } from '@momento-gateway/api/json';
import {
  type ChosenTarget,
  EVENT_AGE_MAX_SECONDS,
  FAILURE_QUEUE,
  RETRY_ATTEMPTS_MAX,
  type RuleTarget,
} from '@momento-gateway/api/rules/target';
import { typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { PARAMETER_NAMES } from '@momento-gateway/api/rules/target-parameters';

/**
 * A chosen target as EventBridge takes it. What the choice leaves out, or gives as it was, stays as
 * it was, byte for byte; a new target gets the dead-letter queue, EventBridge's own retries and
 * whole events.
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
  const was = toRuleTarget(target);
  const isNew = (part: 'roleArn' | 'deadLetterArn' | 'retry' | 'input' | 'parameters') =>
    chosen[part] !== undefined && !isSameJson(chosen[part] ?? undefined, was[part]);
  if (isNew('roleArn')) setRole(target, chosen.roleArn);
  if (isNew('deadLetterArn')) {
    const { deadLetterArn } = chosen;
    setDeadLetter(target, deadLetterArn === FAILURE_QUEUE ? deadLetterQueueArn : deadLetterArn);
  }
  if (isNew('retry')) setRetry(target, chosen.retry);
  if (isNew('input')) setInput(target, chosen.input);
  if (isNew('parameters')) setParameters(target, chosen.parameters);
  return target;
}

function setRole(target: Target, roleArn: ChosenTarget['roleArn']): void {
  if (roleArn) target.RoleArn = roleArn;
  else delete target.RoleArn;
}

function setDeadLetter(target: Target, arn: ChosenTarget['deadLetterArn']): void {
  if (arn) target.DeadLetterConfig = { Arn: arn };
  else delete target.DeadLetterConfig;
}

function setRetry(target: Target, retry: ChosenTarget['retry']): void {
  if (retry) {
    target.RetryPolicy = {
      MaximumRetryAttempts: retry.attempts,
      MaximumEventAgeInSeconds: retry.maxAgeSeconds,
    };
  } else delete target.RetryPolicy;
}

function setInput(target: Target, input: ChosenTarget['input']): void {
  delete target.Input;
  delete target.InputPath;
  delete target.InputTransformer;
  if (!input) return;
  if (input.type === 'constant') target.Input = input.json;
  else if (input.type === 'part') target.InputPath = input.path;
  else target.InputTransformer = { InputPathsMap: input.paths, InputTemplate: input.template };
}

function setParameters(target: Target, parameters: ChosenTarget['parameters']): void {
  for (const name of PARAMETER_NAMES) delete target[name];
  Object.assign(target, parameters);
}

function targetIdOf({ type, arn }: ChosenTarget): string {
  return `${type}-${createHash('sha256').update(arn).digest('hex').slice(0, 16)}`;
}

/** A target of EventBridge in the API's words. */
export function toRuleTarget(target: Target): RuleTarget {
  const { Id = '', Arn = '', RoleArn, DeadLetterConfig, RetryPolicy } = target;
  const input = toTargetInput(target);
  const parameters = toParameters(target);
  return {
    id: Id,
    type: typeOfTarget(Arn),
    arn: Arn,
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    ...(parameters !== undefined && { parameters }),
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

/** @returns undefined when the target has none. */
export function toParameters(target: Target): RuleTarget['parameters'] {
  const set = PARAMETER_NAMES.filter((name) => target[name] !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set.map((name) => [name, target[name]]));
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
