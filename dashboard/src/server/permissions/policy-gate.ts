import type { Refusal } from '../refusal.ts';
import type { Gate, GateNeeds } from './gate.ts';
import {
  addStatement,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatement,
  statementIdOf,
} from './policy.ts';

/** Where one resource keeps its policy. */
interface PolicyPlace {
  readonly read: () => Promise<string | undefined>;
  readonly write: (policy: Policy) => Promise<unknown>;
}

/** A kind of resource with a policy of its own, which is read and written as a whole. */
interface PolicyHolder {
  readonly where: string;
  readonly action: string;
  /** Whether a statement names its rule in a Condition; without, one with a Condition is no help. */
  readonly takesCondition: boolean;
  /** @returns undefined when there is no such resource. */
  readonly open: (dependencies: GateNeeds, arn: string) => Promise<PolicyPlace | undefined>;
  /** Whether a call failed because the resource is not there. */
  readonly isGone: (error: unknown) => boolean;
}

/** A gate with one statement for each rule. */
export function createPolicyGate(holder: PolicyHolder): Gate {
  const { where, action, takesCondition } = holder;
  const buildStatement = (arn: string, ruleArn: string): PolicyStatement => ({
    Sid: statementIdOf(ruleArn),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: action,
    Resource: arn,
    ...(takesCondition && { Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } } }),
  });
  return {
    where,
    actions: [action],
    ...(!takesCondition && { refusesConditions: true }),
    resourceOf: (arn) => arn,
    readPolicy: (dependencies, arn) =>
      visit(
        holder,
        dependencies,
        arn,
        async ({ read }) => parsePolicy(await read()) ?? 'unreadable',
      ),
    buildStatement,
    grant: (dependencies, arn, rule) =>
      changePolicy(holder, dependencies, arn, (policy) =>
        addStatement(policy, buildStatement(arn, rule.arn)),
      ),
    /** A policy that cannot be read holds no statement of ours. */
    revoke: async (dependencies, arn, rule) => {
      await changePolicy(holder, dependencies, arn, (policy) =>
        removeStatement(policy, statementIdOf(rule.arn)),
      );
    },
  };
}

/** Changes of one policy wait for each other, so that none is written over. */
function changePolicy(
  holder: PolicyHolder,
  dependencies: GateNeeds,
  arn: string,
  change: (policy: Policy) => Policy,
): Promise<'done' | 'no-target' | Refusal> {
  return dependencies.serialise(`policy ${arn}`, () =>
    visit<'done' | Refusal>(holder, dependencies, arn, async ({ read, write }) => {
      const policy = parsePolicy(await read());
      if (policy === undefined) return { refusal: 'policy-unreadable', arn };
      const changed = change(policy);
      if (JSON.stringify(changed) !== JSON.stringify(policy)) await write(changed);
      return 'done';
    }),
  );
}

async function visit<Result>(
  { open, isGone }: PolicyHolder,
  dependencies: GateNeeds,
  arn: string,
  work: (place: PolicyPlace) => Promise<Result>,
): Promise<Result | 'no-target'> {
  const place = await open(dependencies, arn);
  if (place === undefined) return 'no-target';
  try {
    return await work(place);
  } catch (error) {
    if (isGone(error)) return 'no-target';
    throw error;
  }
}
