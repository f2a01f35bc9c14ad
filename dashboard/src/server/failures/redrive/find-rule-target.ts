import type { Target } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isSameJson } from '@momento-gateway/api/json';
import { deniesOtherQueues } from '@momento-gateway/shared/event-queues';
import { formatRuleArn, parseRuleArn } from '@momento-gateway/shared/rule-arn';
import type { BaseContext } from '../../base-context.ts';
import { parsePolicy } from '../../rules/permissions/policy.ts';
import { listTargetsOf } from '../../rules/read-rules.ts';
import { toParameters, toTargetInput } from '../../rules/targets/convert-target.ts';
import { isForeign, type TargetNeeds } from '../../rules/targets/foreign-targets.ts';
import { findOwnResource } from '../../rules/targets/own-resource.ts';
import { describeAbsence } from './describe-absence.ts';
import { mayOnlyRulesSend } from './may-only-rules-send.ts';

export type RuleTargetNeeds = TargetNeeds & Pick<BaseContext, 'events' | 'findBus'>;

/** Which target a dead letter was for, and by which rule. */
export interface DeadLetterAddress {
  readonly ruleArn: string;
  readonly targetArn: string;
}

/** `has`: as the rule sends to it now. `had`: the rule, or its target, is gone. */
export type RuleTarget =
  | { readonly rule: 'has'; readonly target: Target }
  | { readonly rule: 'had' }
  | { readonly rule: 'none'; readonly why: string };

/**
 * A dead letter is sent only to a target that its rule on the gateway's bus has; or had, where
 * nobody but EventBridge can have written that it had.
 */
export async function findRuleTarget(
  context: RuleTargetNeeds,
  { ruleArn, targetArn }: DeadLetterAddress,
): Promise<RuleTarget> {
  const { config, findBus } = context;
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return refuse(`There is no event bus “${config.busName}”.`);
  const name = parseRuleArn(ruleArn)?.name ?? '';
  if (formatRuleArn(busArn, name) !== ruleArn) {
    return refuse(`Its rule, ${ruleArn}, is not one of the bus “${config.busName}”.`);
  }
  if (placeOf(targetArn) !== placeOf(busArn)) {
    return refuse(
      `Its target, ${targetArn}, is in another account or Region than the bus. Copy the event and let its owner send it, or replay it from an archive to the rule.`,
    );
  }
  const own = findOwnResource(context, busArn, targetArn);
  if (own !== undefined && own !== 'foreign') {
    return refuse(`Its target, ${targetArn}, belongs to the gateway: nothing is sent there.`);
  }
  const found = await findInRule(context, { busArn, name, targetArn });
  // Only then: of a target that the rule does not have, the answer is the same whosever it is.
  return found.rule !== 'none' && (await isForeign(context, busArn, targetArn))
    ? refuse(describeAbsence(targetArn))
    : found;
}

async function findInRule(
  context: RuleTargetNeeds,
  { busArn, name, targetArn }: Record<'busArn' | 'name' | 'targetArn', string>,
): Promise<RuleTarget> {
  const targets = (await listTargetsOf(context, name)) ?? [];
  const [target, ...others] = targets.filter(({ Arn = '' }) => isSameTarget(Arn, targetArn));
  if (target !== undefined) {
    return others.every((other) => isSameJson(settingsOf(other), settingsOf(target)))
      ? { rule: 'has', target }
      : refuse(
          `The rule ${name} has ${targetArn} several times, each with other settings. It is not known which of them this is for.`,
        );
  }
  return (await isWrittenByEventBridge(context, busArn))
    ? { rule: 'had' }
    : refuse(
        `The rule ${name} does not have its target, ${targetArn}, and the dead-letter queue’s policy allows others than EventBridge to send there, so the message may be false. Add the target to the rule again, or let only EventBridge send to the queue.`,
      );
}

/** What decides how an event arrives. */
function settingsOf(target: Target) {
  return { input: toTargetInput(target), parameters: toParameters(target) };
}

/** Partition, Region and account. */
function placeOf(arn: string): string {
  const [, partition, , region, accountId] = arn.split(':');
  return [partition, region, accountId].join(':');
}

/** A log group is named with `:*` and without. */
function isSameTarget(left: string, right: string): boolean {
  const name = (arn: string) => (arn.includes(':log-group:') ? arn.replace(/:\*$/, '') : arn);
  return name(left) === name(right);
}

async function isWrittenByEventBridge(
  { sqs, config }: RuleTargetNeeds,
  busArn: string,
): Promise<boolean> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: config.deadLetterQueueUrl,
      AttributeNames: ['Policy', 'QueueArn', 'RedriveAllowPolicy'],
    }),
  );
  const policy = parsePolicy(Attributes['Policy']);
  return (
    policy !== undefined &&
    mayOnlyRulesSend(policy, Attributes['QueueArn'] ?? '', busArn) &&
    deniesOtherQueues(Attributes['RedriveAllowPolicy'])
  );
}

function refuse(why: string): RuleTarget {
  return { rule: 'none', why };
}
