import type { Dependencies } from '../dependencies.ts';
import type { Refusal } from '../refusal.ts';
import type { Policy, PolicyStatement } from './policy.ts';

/** A rule as far as its targets need it. */
export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

export type GateNeeds = Pick<
  Dependencies,
  'events' | 'sqs' | 'logs' | 'targetClients' | 'serialise' | 'config'
>;

/** What decides whether EventBridge may deliver to a kind of target. */
export interface Gate {
  /** As people call it: "queue policy". */
  readonly where: string;
  /** What EventBridge has to be allowed. */
  readonly actions: readonly string[];
  /** A statement with a Condition does not let EventBridge in here. */
  readonly refusesConditions?: true;
  /** What the actions are done to, as the policy's `Resource` names it. */
  readonly resourceOf: (targetArn: string) => string;
  /** @returns `no-target` when there is none with this ARN, `unreadable` for an odd policy. */
  readonly readPolicy: (
    dependencies: GateNeeds,
    targetArn: string,
  ) => Promise<Policy | 'no-target' | 'unreadable'>;
  /** What is added to grant it. */
  readonly buildStatement: (targetArn: string, ruleArn: string) => PolicyStatement;
  /** Adds the statement to the policy that is there. */
  readonly grant: (
    dependencies: GateNeeds,
    targetArn: string,
    rule: RuleIdentity,
  ) => Promise<'done' | 'no-target' | Refusal>;
  /** Takes our statement back, and no other. */
  readonly revoke: (
    dependencies: GateNeeds,
    targetArn: string,
    rule: RuleIdentity,
  ) => Promise<void>;
}
