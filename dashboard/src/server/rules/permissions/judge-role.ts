import { isNamedForeign } from '../targets/foreign-targets.ts';
import type { GateNeeds } from './gate.ts';
import { judgePolicy } from './judge-policy.ts';
import { forOwner, type Judgement } from './judgement.ts';
import {
  nameOf,
  type RoleUse,
  readRolePermission,
  readRolePolicy,
} from './read-role-permission.ts';
import type { Remember } from './remember.ts';

/** By the role that EventBridge assumes, which has to be of the rule's own account. */
export async function judgeRole(
  context: GateNeeds,
  use: RoleUse,
  remember: Remember,
): Promise<Judgement> {
  const { roleArn, ruleArn } = use;
  // A role has no tags that are read here: its name alone keeps it for a tenant.
  if (isNamedForeign(context, roleArn)) return NO_ROLE;
  const [, , , , accountId] = roleArn.split(':');
  if (accountId !== ruleArn.split(':')[4]) {
    const message = `The role is in the account ${accountId}. EventBridge assumes roles of the bus’s own account only.`;
    return { state: 'missing', message };
  }
  const access = { actions: ['sts:AssumeRole'], resource: undefined, ruleArn };
  const read = () => remember(roleArn, () => readRolePolicy(context, roleArn));
  const assumed = await judgePolicy(read, access, NO_ROLE);
  if (assumed.state === 'granted') return readRolePermission(context, use);
  return assumed.absent !== undefined
    ? assumed
    : { ...assumed, ...forOwner(TRUST, `trust policy of the role ${nameOf(roleArn)}`) };
}

const NO_ROLE: Judgement = {
  state: 'missing',
  message: 'There is no such role.',
  absent: 'role',
};

const TRUST = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
