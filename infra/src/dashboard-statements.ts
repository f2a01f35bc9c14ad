import { describeEverywhere } from './statements/everywhere-statement.ts';
import { describeLiveEvents } from './statements/live-event-statements.ts';
import { describeOwn } from './statements/own-statements.ts';
import { describeRules } from './statements/rule-statements.ts';
import { arnOf, type DashboardResources, type Statement } from './statements/statement.ts';
import { describeTargetPolicies, describeTargets } from './statements/target-statements.ts';
import { describeTenants } from './statements/tenant-statements.ts';

/** The statements of all roles. Their names are for reading: IAM counts each character of a policy. */
export function describeStatements(resources: DashboardResources): Record<string, Statement> {
  return {
    ...describeOwn(resources),
    ...describeLiveEvents(resources),
    ...describeRules(resources),
    ...describeTargets(resources),
    ...describeTenants(resources),
    ...(!resources.leavesTargetPolicies && describeTargetPolicies(resources)),
    // Through these services only, for what the policy allows there.
    Keys: {
      actions: { viewer: ['kms:Decrypt'], operator: ['kms:GenerateDataKey'] },
      resources: [arnOf('kms', 'key/*')],
      conditions: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'sqs.*'] } },
      why: 'A secret keeps the key it was stored with when the stack gets another one.',
    },
    Everywhere: describeEverywhere(resources),
  };
}
