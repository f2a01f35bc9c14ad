import pMap from 'p-map';
import { explainError } from '../../aws/explain-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { findGate } from '../permissions/find-gate.ts';
import { hasNoPolicy } from '../permissions/grant-uses.ts';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { isForeign } from '../targets/foreign-targets.ts';
import { findOwnResource } from '../targets/own-resource.ts';
import type { CodePolicy, CodeRule } from './code-model.ts';
import { collectLogPolicy } from './collect-log-policy.ts';
import { collectPermissions } from './collect-permissions.ts';
import { collectWholePolicy } from './collect-whole-policy.ts';
import {
  type CollectContext,
  type Collected,
  leaveOut,
  NO_TARGET,
  NOTHING,
  type Reached,
} from './collected.ts';

const PARALLEL_TARGETS = 8;

/** What lets EventBridge deliver the events of these rules, as far as policies of targets do. */
export async function collectPolicies(
  context: CollectContext,
  rules: readonly CodeRule[],
): Promise<Collected> {
  const found = await pMap(
    listReached(context, rules),
    (reached) => collectPolicy(context, reached),
    { concurrency: PARALLEL_TARGETS },
  );
  const byKey = new Map(
    found.flatMap(({ policies }) => policies).map((policy) => [keyOf(policy), policy]),
  );
  return {
    policies: [...byKey.values()],
    notes: found.flatMap(({ notes }) => notes),
    remarks: found.flatMap(({ remarks = [] }) => remarks),
  };
}

function keyOf(policy: CodePolicy): string {
  return policy.kind === 'function' ? `${policy.functionArn} ${policy.statementId}` : policy.id;
}

/** In the order of their ARNs. The tenant's own dead-letter queue is not among them: the stack opens it. */
function listReached(context: CollectContext, rules: readonly CodeRule[]): readonly Reached[] {
  const byArn = new Map<string, string[]>();
  for (const { arn: ruleArn, targets } of rules) {
    const used = targets.flatMap(({ Arn, DeadLetterConfig }) => [Arn, DeadLetterConfig?.Arn]);
    for (const arn of used) {
      if (!arn || findOwnResource(context, ruleArn, arn) === 'dead-letter-queue') continue;
      byArn.set(arn, [...(byArn.get(arn) ?? []), ruleArn]);
    }
  }
  const reached = [...byArn].map(([arn, ruleArns]) => ({ arn, ruleArns }));
  return reached.toSorted((left, right) => (left.arn < right.arn ? -1 : 1));
}

/** What AWS does not tell is left out, and said. */
async function collectPolicy(context: CollectContext, reached: Reached): Promise<Collected> {
  try {
    return await readPolicyOf(context, reached);
  } catch (error) {
    return leaveOut(
      reached,
      isUnanswered(error)
        ? 'The AWS in use does not answer for it.'
        : explainError(error, context.logUnexpected),
    );
  }
}

/** What EventBridge reaches with a role has no policy that would have to let it in. */
async function readPolicyOf(context: CollectContext, reached: Reached): Promise<Collected> {
  const { arn, ruleArns } = reached;
  const [ruleArn = ''] = ruleArns;
  const gate = findGate(arn);
  if (gate === undefined) return NOTHING;
  const elsewhere = describeElsewhere(arn, ruleArn);
  if (elsewhere !== undefined) return leaveOut(reached, elsewhere);
  if (hasNoPolicy(arn)) return leaveOut(reached, 'Lambda keeps no policy for $LATEST.');
  if (await isForeign(context, ruleArn, arn)) return leaveOut(reached, NO_TARGET);
  if (serviceOf(arn) === 'logs') return collectLogPolicy(context, gate, reached);
  const read = await gate.readPolicy(context, arn);
  if (read === 'no-target') return leaveOut(reached, NO_TARGET);
  if (read === 'unreadable') return leaveOut(reached, 'It is not a policy that can be read.');
  return serviceOf(arn) === 'lambda'
    ? collectPermissions(context, gate, read.policy, reached)
    : collectWholePolicy(context, gate, read.policy, reached);
}

const serviceOf = (arn: string) => arn.split(':')[2];
