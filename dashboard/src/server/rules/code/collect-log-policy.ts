import { logPolicyName } from '@momento-gateway/shared/resource-names';
import type { Gate } from '../permissions/gate.ts';
import { readLogPolicies } from '../permissions/log-group-gate.ts';
import { EMPTY_POLICY, listTexts, type Policy, parsePolicy } from '../permissions/policy.ts';
import {
  CLOSED,
  type CollectContext,
  type Collected,
  grants,
  isOwner,
  leaveOut,
  type Reached,
  SHARED,
} from './collected.ts';

/** Policies for log groups are the account's: the gateway has one of them, for all its tenants. */
export async function collectLogPolicy(
  context: CollectContext,
  gate: Gate,
  reached: Reached,
): Promise<Collected> {
  const name = logPolicyName(context.config.secretPrefix);
  const all = await readLogPolicies(context);
  const own = parsePolicy(all.get(name)) ?? EMPTY_POLICY;
  if (grants(gate, own, reached)) {
    return isOwner(context) || isOnlyOwn(gate, own, reached)
      ? { policies: [{ kind: 'logs', id: name, policy: own }], notes: [] }
      : leaveOut(reached, SHARED);
  }
  const isGrantedElsewhere = [...all.values()].some((text) => {
    const policy = parsePolicy(text);
    return policy !== undefined && grants(gate, policy, reached);
  });
  return leaveOut(reached, isGrantedElsewhere ? GRANTED_ELSEWHERE : CLOSED);
}

const GRANTED_ELSEWHERE =
  'A resource policy of CloudWatch Logs that is not this gateway’s allows EventBridge.';

/** Each statement is the one that this tenant's rules get for a log group. */
function isOnlyOwn(gate: Gate, policy: Policy, { ruleArns: [ruleArn = ''] }: Reached): boolean {
  return policy.Statement.every(({ Sid, Resource }) => {
    const [resource = ''] = listTexts(Resource);
    const arn = resource.replace(/:\*$/, '');
    return gate.buildStatement({ arn, use: 'target', ruleArn })['Sid'] === Sid;
  });
}
