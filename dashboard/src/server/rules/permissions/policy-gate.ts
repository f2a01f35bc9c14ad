import { busRulesOf } from '@momento-gateway/shared/rule-arn';
import type { Refusal } from '../../refusals/refusal.ts';
import { GATE_USES, type Gate, type GateNeeds, type GateUse, type Use } from './gate.ts';
import { findOwnStatement, holdsOwnStatement, listRuleStatements } from './own-statement.ts';
import {
  addStatement,
  busStatementIdOf,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatements,
  statementIdOf,
} from './policy.ts';

/** Where one resource keeps its policy. */
interface PolicyPlace {
  readonly read: () => Promise<{ readonly text?: string | undefined; readonly keyId?: string }>;
  readonly write: (policy: Policy) => Promise<unknown>;
}

/** A kind of resource with a policy of its own, which is read and written as a whole. */
interface PolicyHolder {
  readonly where: string;
  readonly action: string;
  /** Whether a statement names its bus in a Condition; without, one with a Condition is no help. */
  readonly takesCondition: boolean;
  /** @returns undefined when there is no such resource. */
  readonly open: (context: GateNeeds, arn: string) => Promise<PolicyPlace | undefined>;
  /** Whether a call failed because the resource is not there. */
  readonly isGone: (error: unknown) => boolean;
}

/** How often a statement is written that others write over. */
const WRITES_MAX = 8;

/**
 * A gate with one statement for each bus. There is no lock and no conditional write: whoever adds
 * a rule of this bus writes the same statement, and reads it back.
 */
export function createPolicyGate(holder: PolicyHolder): Gate {
  const { where, action, takesCondition } = holder;
  const buildStatement = ({ arn, use, ruleArn }: Use): PolicyStatement => ({
    Sid: busStatementIdOf(ruleArn, use),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: action,
    Resource: arn,
    ...(takesCondition && { Condition: buildCondition(ruleArn) }),
  });
  const judged = {
    actions: [action],
    ...(!takesCondition && { refusesConditions: true as const }),
    resourceOf: (arn: string) => arn,
    buildStatement,
  };

  async function grantAt({ read, write }: PolicyPlace, use: Use) {
    for (let writes = 0; writes <= WRITES_MAX; writes += 1) {
      const policy = parsePolicy((await read()).text);
      if (policy === undefined) return { refusal: 'policy-unreadable', arn: use.arn } as const;
      if (holdsOwnStatement(judged, policy, use)) return writes === 0 ? 'present' : 'written';
      await write(grantIn(policy, use));
    }
    return { refusal: 'policy-contended', arn: use.arn } as const;
  }

  /** Statements for single rules give way to ours, which does for any use that they had. */
  function grantIn(policy: Policy, use: Use): Policy {
    const old = listRuleStatements(policy, use.ruleArn).map(({ Sid }) => Sid);
    const uses: readonly GateUse[] = old.length === 0 ? [use.use] : GATE_USES;
    return uses.reduce<Policy>(
      (changed, one) => addStatement(changed, buildStatement({ ...use, use: one })),
      removeStatements(policy, old),
    );
  }

  async function listEnded(
    policy: Policy,
    arn: string,
    ruleArn: string,
    isUsed: (use: GateUse) => Promise<boolean>,
  ): Promise<readonly GateUse[]> {
    const ended: GateUse[] = [];
    for (const use of GATE_USES) {
      const isThere = findOwnStatement(judged, policy, { arn, use, ruleArn }) !== undefined;
      if (isThere && !(await isUsed(use))) ended.push(use);
    }
    return ended;
  }

  return {
    where,
    ...judged,
    readPolicy: (context, arn) =>
      visit(holder, context, arn, async ({ read }) => {
        const { text, keyId } = await read();
        const policy = parsePolicy(text);
        return policy === undefined ? 'unreadable' : { policy, keyId };
      }),
    grant: (context, use) =>
      context.serialise(`policy ${use.arn}`, () =>
        visit<'present' | 'written' | Refusal>(holder, context, use.arn, (place) =>
          grantAt(place, use),
        ),
      ),
    revoke: async (context, { arn, ruleArn }, isUsed) =>
      context.serialise(`policy ${arn}`, async () => {
        const ended = await visit(holder, context, arn, async ({ read, write }) => {
          const policy = parsePolicy((await read()).text);
          // One that cannot be read holds no statement of ours.
          if (policy === undefined) return undefined;
          const uses = await listEnded(policy, arn, ruleArn, isUsed);
          const ids = uses.map((use) => busStatementIdOf(ruleArn, use));
          const changed = removeStatements(policy, [...ids, statementIdOf(ruleArn)]);
          if (changed.Statement.length === policy.Statement.length) return undefined;
          await write(changed);
          return uses;
        });
        return ended === 'no-target' ? undefined : ended;
      }),
  };
}

function buildCondition(ruleArn: string) {
  const { like, notLike } = busRulesOf(ruleArn);
  return {
    ArnLike: { 'aws:SourceArn': like },
    ...(notLike !== undefined && { ArnNotLike: { 'aws:SourceArn': notLike } }),
  };
}

async function visit<Result>(
  { open, isGone }: PolicyHolder,
  context: GateNeeds,
  arn: string,
  work: (place: PolicyPlace) => Promise<Result>,
): Promise<Result | 'no-target'> {
  const place = await open(context, arn);
  if (place === undefined) return 'no-target';
  try {
    return await work(place);
  } catch (error) {
    if (isGone(error)) return 'no-target';
    throw error;
  }
}
