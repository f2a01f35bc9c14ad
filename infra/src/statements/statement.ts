import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { Role } from '@momento-gateway/shared/role';
import { TENANT_QUEUES, tenantBusName } from '@momento-gateway/shared/tenant';
import { Aws } from 'aws-cdk-lib';

/** What the dashboard works on. */
export interface DashboardResources {
  readonly rulesArn: string;
  readonly liveRulesArn: string;
  readonly busArn: string;
  readonly parkedQueueArn: string;
  readonly deadLetterQueueArn: string;
  readonly heldQueueArn: string;
  readonly logGroupArn: string;
  readonly logGroupName: string;
  readonly auditLogGroupArn: string;
  readonly secretPrefix: string;
  /** Nobody gets to change the policies of targets. */
  readonly leavesTargetPolicies?: boolean | undefined;
}

export interface Statement {
  /** By the least role that has them. */
  readonly actions: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
  /** Why the resources have wildcards. */
  readonly why?: string;
}

export const TENANTS =
  'Tenants are added at run time. All of their buses and queues have this prefix.';

export const EVENT_BRIDGE = 'events.amazonaws.com';

/** Those of the stack's tenants, but for the default one, which has the stack's own. */
export function tenantArnsOf(secretPrefix: string) {
  const bus = tenantBusName(secretPrefix, '*');
  return {
    buses: arnOf('events', `event-bus/${bus}`),
    rules: arnOf('events', `rule/${bus}/*`),
    liveRules: arnOf('events', `rule/${bus}/${VIEWER_NAME_PREFIX}*`),
    queues: Object.values(TENANT_QUEUES).map((end) => arnOf('sqs', `${bus}_${end}`)),
  };
}

/** An ARN of this account and Region. */
export function arnOf(service: string, resource: string): string {
  const region = service === 'iam' ? '' : Aws.REGION;
  return `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${resource}`;
}
