import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import type { Demand, Gate, GateNeeds, GatePolicy, GateUse, Use } from './gate.ts';
import {
  findOwnStatement,
  holdsOwnStatement,
  listRuleStatementIds,
  statementIdOf,
} from './own-statement.ts';
import { addStatement, type Policy, parsePolicy, removeStatements } from './policy.ts';

/** How often a statement is written that others write over. */
const WRITES_MAX = 8;

/** Where one resource keeps the policy that our statements are in. */
interface PolicyPlace {
  readonly read: () => Promise<{ readonly text?: string | undefined; readonly keyId?: string }>;
  readonly write: (policy: Policy, before: Policy) => Promise<unknown>;
}

/** A kind of resource, and where its policies are. */
interface PolicyHolder extends Demand {
  /** What a rule may use such a resource for. */
  readonly uses: readonly GateUse[];
  /** @returns undefined when there is no such policy, because its resource is not there. */
  readonly open: (context: GateNeeds, arn: string) => Promise<PolicyPlace | undefined>;
  /** Whether a call failed because the resource is not there. */
  readonly isGone: (error: unknown) => boolean;
  /** What is read of a resource that is not there, if not that. */
  readonly absence?: GatePolicy;
  /** Asked where the policy may be there without the resource. */
  readonly exists?: (context: GateNeeds, arn: string) => Promise<boolean>;
  /** The ARN or the name of the policy, which has one writer at a time in this process. */
  readonly nameOf?: (context: GateNeeds, arn: string) => string;
  /** What decides, where it is more than the policy with our statements. */
  readonly readAll?: (context: GateNeeds) => Promise<Policy>;
}

/**
 * A gate with one statement for each bus. There is no lock and no conditional write: whoever adds
 * a rule of this bus writes the same statement, and reads it back.
 */
export function createGate(holder: PolicyHolder): Gate {
  const { where, actions, refusesConditions, resourceOf, buildStatement } = holder;
  const nameOf = holder.nameOf ?? ((_, arn) => arn);

  /** What this dashboard may not write its owner may have written, in other words. */
  async function isGrantedByOwner(context: GateNeeds, own: Policy, use: Use, error: unknown) {
    if (classifyAwsError(error)?.refusal !== 'aws-access-denied') return false;
    const policy = (await holder.readAll?.(context)) ?? own;
    const { arn, ruleArn } = use;
    const access = { actions, resource: resourceOf(arn), ruleArn, refusesConditions };
    return evaluatePolicy(policy, access) === 'granted';
  }

  async function grantAt(context: GateNeeds, { read, write }: PolicyPlace, use: Use, name: string) {
    for (let writes = 0; writes <= WRITES_MAX; writes += 1) {
      const policy = parsePolicy((await read()).text);
      if (policy === undefined) return { refusal: 'policy-unreadable', arn: name } as const;
      if (holdsOwnStatement(holder, policy, use)) return writes === 0 ? 'present' : 'written';
      try {
        await write(grantIn(policy, use), policy);
      } catch (error) {
        if (await isGrantedByOwner(context, policy, use, error)) return 'present';
        throw error;
      }
    }
    return { refusal: 'policy-contended', arn: name } as const;
  }

  /** Statements for single rules give way to ours, which does for any use that they had. */
  function grantIn(policy: Policy, use: Use): Policy {
    const old = listRuleStatementIds(policy, use.ruleArn);
    const uses = old.length === 0 ? [use.use] : holder.uses;
    return uses.reduce<Policy>(
      (changed, one) => addStatement(changed, buildStatement({ ...use, use: one })),
      removeStatements(policy, old),
    );
  }

  async function revokeAt(
    { read, write }: PolicyPlace,
    { arn, ruleArn }: Omit<Use, 'use'>,
    isUsed: (use: GateUse) => Promise<boolean>,
  ): Promise<readonly GateUse[] | undefined> {
    const policy = parsePolicy((await read()).text);
    // One that cannot be read holds no statement of ours.
    if (policy === undefined) return undefined;
    const ended: GateUse[] = [];
    const ids = [statementIdOf(ruleArn)];
    for (const use of holder.uses) {
      const own = findOwnStatement(holder, policy, { arn, use, ruleArn });
      if (own === undefined || (await isUsed(use))) continue;
      ended.push(use);
      ids.push(String(own['Sid']));
    }
    const changed = removeStatements(policy, ids);
    if (changed.Statement.length === policy.Statement.length) return undefined;
    await write(changed, policy);
    return ended;
  }

  async function visitExisting<Result>(
    context: GateNeeds,
    arn: string,
    work: (place: PolicyPlace) => Promise<Result>,
  ): Promise<Result | 'no-target'> {
    const exists = (await holder.exists?.(context, arn)) ?? true;
    return exists ? visit(holder, context, arn, work) : 'no-target';
  }

  return {
    where,
    actions,
    ...(refusesConditions && { refusesConditions }),
    resourceOf,
    buildStatement,
    absence: holder.absence ?? 'no-target',
    readPolicy: (context, arn) =>
      visitExisting<GatePolicy>(context, arn, async ({ read }) => {
        if (holder.readAll !== undefined) return { policy: await holder.readAll(context) };
        const { text, keyId } = await read();
        const policy = parsePolicy(text);
        return policy === undefined ? 'unreadable' : { policy, keyId };
      }),
    grant: (context, use) => {
      const name = nameOf(context, use.arn);
      return context.serialiseShared(`policy ${name}`, () =>
        visitExisting<'present' | 'written' | Refusal>(context, use.arn, (place) =>
          grantAt(context, place, use, name),
        ),
      );
    },
    revoke: (context, use, isUsed) =>
      context.serialiseShared(`policy ${nameOf(context, use.arn)}`, async () => {
        const ended = await visit(holder, context, use.arn, (place) =>
          revokeAt(place, use, isUsed),
        );
        return ended === 'no-target' ? undefined : ended;
      }),
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
