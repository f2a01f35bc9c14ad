import type { BaseContext } from '../../base-context.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import type { Policy, PolicyStatement } from './policy.ts';

export type GateNeeds = Pick<
  BaseContext,
  'events' | 'sqs' | 'logs' | 'targetClients' | 'serialiseShared' | 'config'
>;

/** What a rule uses a resource for. Each use has a statement of its own, and ends by itself. */
export const GATE_USES = ['target', 'dead-letters'] as const;
export type GateUse = (typeof GATE_USES)[number];

/** A resource that a rule uses. Its policy names the bus of that rule. */
export interface Use {
  readonly arn: string;
  readonly use: GateUse;
  readonly ruleArn: string;
}

/** What a resource says about access, or why it says nothing. */
export type GatePolicy =
  | {
      readonly policy: Policy;
      /** The KMS key that EventBridge needs too; undefined when it needs none. */
      readonly keyId?: string | undefined;
    }
  | 'no-target'
  | 'unreadable';

/** What EventBridge has to be allowed at a kind of target. */
export interface Demand {
  /** As people call it: "queue policy". */
  readonly where: string;
  readonly actions: readonly string[];
  /** A statement with a Condition does not allow EventBridge here. */
  readonly refusesConditions?: true;
  /** What the actions are done to, as the policy's `Resource` names it. */
  readonly resourceOf: (targetArn: string) => string;
  /** What is added to grant it: one statement for all rules of the bus. */
  readonly buildStatement: (use: Use) => PolicyStatement;
}

/** What decides whether EventBridge may deliver to a kind of target. */
export interface Gate extends Demand {
  /** What is read of a resource that is not there. */
  readonly absence: GatePolicy;
  readonly readPolicy: (context: GateNeeds, targetArn: string) => Promise<GatePolicy>;
  /**
   * Adds the statement to the policy that is there, and reads it back.
   *
   * @returns `present` when it was there already, so that nothing was written.
   */
  readonly grant: (
    context: GateNeeds,
    use: Use,
  ) => Promise<'present' | 'written' | 'no-target' | Refusal>;
  /**
   * Removes our statements of those uses that have ended, and the one that older versions made for
   * this rule alone.
   *
   * @param isUsed asked for each use whose statement is there
   * @returns the uses that ended, where the policy was written; undefined where it was not.
   */
  readonly revoke: (
    context: GateNeeds,
    use: Omit<Use, 'use'>,
    isUsed: (use: GateUse) => Promise<boolean>,
  ) => Promise<readonly GateUse[] | undefined>;
}
