import { ROLES, type Role } from '@momento-gateway/shared/role';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { describeStatements } from './dashboard-statements.ts';
import { acknowledgeWildcards } from './rule-packs.ts';
import type { DashboardResources, Statement } from './statements/statement.ts';

/**
 * Ids and descriptions. `Policy` was the only one: an update keeps it, because IAM does not delete a
 * policy that is attached, and CloudFormation replaces one whose description changes.
 */
const POLICIES: Readonly<Record<Role, readonly [id: string, description: string]>> = {
  viewer: ['Viewer', 'For seeing a Momento gateway in its dashboard'],
  operator: [
    'Operator',
    'For operating a Momento gateway in its dashboard, with the policy to see it',
  ],
  admin: ['Policy', 'The actions that the dashboard of a Momento gateway calls'],
  owner: ['Owner', 'For the tenants of a Momento gateway in its dashboard'],
};

/**
 * The IAM policies for running the dashboard. Each adds to those before it, because the one-file
 * template has no room for all of them whole: an operator has two, an admin three, an owner all.
 */
export class DashboardPolicies extends Construct {
  /** ARNs of the policies. */
  readonly arns: Readonly<Record<Role, string>>;

  constructor(scope: Construct, id: string, resources: DashboardResources) {
    super(scope, id);
    const statements = Object.values(describeStatements(resources));
    const create = (role: Role) => this.createPolicy(role, statements).managedPolicyArn;
    this.arns = Object.fromEntries(ROLES.map((role) => [role, create(role)])) as Record<
      Role,
      string
    >;
  }

  private createPolicy(role: Role, statements: readonly Statement[]): ManagedPolicy {
    const [id, description] = POLICIES[role];
    const granted = statements.flatMap((statement) => {
      const actions = statement.actions[role] ?? [];
      return actions.length === 0 ? [] : [{ ...statement, actions: [...actions] }];
    });
    const policy = new ManagedPolicy(this, id, {
      description,
      statements: granted.map(
        ({ actions, resources, conditions }) =>
          new PolicyStatement({ actions, resources, conditions }),
      ),
    });
    const wildcards = granted.flatMap(({ resources, why }) =>
      why === undefined ? [] : resources.map((resource) => [resource, why] as const),
    );
    acknowledgeWildcards(policy, wildcards);
    return policy;
  }
}
