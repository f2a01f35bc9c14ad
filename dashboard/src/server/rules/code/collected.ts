import type { BaseContext } from '../../base-context.ts';
import type { Caller } from '../../callers/caller.ts';
import type { WithStack } from '../../stack-context.ts';
import { evaluatePolicy } from '../permissions/evaluate-policy.ts';
import type { Gate } from '../permissions/gate.ts';
import type { Policy } from '../permissions/policy.ts';
import type { CodePolicy } from './code-model.ts';

export type CollectContext = BaseContext & WithStack & { readonly caller: Pick<Caller, 'roleIn'> };

/** A resource that rules deliver to, with the ARNs of those rules: there is at least one. */
export interface Reached {
  readonly arn: string;
  readonly ruleArns: readonly string[];
}

export interface Collected {
  readonly policies: readonly CodePolicy[];
  /** What is left out, and why. */
  readonly notes: readonly string[];
  /** What is in the files, and may not do what is expected of it. */
  readonly remarks?: readonly string[];
}

export const NOTHING: Collected = { policies: [], notes: [] };

export const CLOSED = 'No statement allows EventBridge.';
export const NO_TARGET = 'There is none with this ARN, or this tenant may not use it.';
export const SHARED =
  'It has statements that are not of this tenant, and a tool would replace it whole. Ask an owner for it.';

/** A policy that is not exported. */
export function leaveOut({ arn }: Pick<Reached, 'arn'>, why: string): Collected {
  return { policies: [], notes: [`The policy of ${arn} is not in the files. ${why}`] };
}

/** Whether a policy lets one of the rules in for sure. */
export function grants(gate: Gate, policy: Policy, { arn, ruleArns }: Reached): boolean {
  const { actions, refusesConditions } = gate;
  return ruleArns.some((ruleArn) => {
    const access = { actions, resource: gate.resourceOf(arn), ruleArn, refusesConditions };
    return evaluatePolicy(policy, access) === 'granted';
  });
}

/** Owners are of all tenants. */
export function isOwner({ caller, config }: CollectContext): boolean {
  return caller.roleIn(config.tenant) === 'owner';
}
