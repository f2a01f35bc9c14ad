import * as archive from './archive/archive-operations.ts';
import * as audit from './audit/audit-operations.ts';
import * as explain from './explain/explain-operations.ts';
import * as failureCauses from './failures/failure-cause-operations.ts';
import * as failures from './failures/failure-operations.ts';
import * as redrives from './failures/redrive-operations.ts';
import * as gateway from './gateway/gateway-operations.ts';
import * as held from './held/held-call-operations.ts';
import * as live from './live/live-operations.ts';
import * as me from './me/me-operations.ts';
import * as momento from './momento/momento-operations.ts';
import * as activity from './observation/activity-operations.ts';
import * as dependencies from './observation/dependency-operations.ts';
import * as observation from './observation/observation-operations.ts';
import type { Operation } from './operation.ts';
import * as ruleExport from './rules/export-operations.ts';
import * as patternChecks from './rules/pattern-check-operations.ts';
import * as rules from './rules/rule-operations.ts';
import * as targets from './rules/target-operations.ts';
import * as tenants from './tenants/tenant-operations.ts';
import * as webhooks from './webhooks/webhook-operations.ts';

/** Every call of the HTTP API by its id, which is the name it is exported by. */
export const OPERATIONS = {
  ...gateway,
  ...me,
  ...tenants,
  ...webhooks,
  ...momento,
  ...rules,
  ...ruleExport,
  ...patternChecks,
  ...targets,
  ...live,
  ...archive,
  ...failures,
  ...failureCauses,
  ...redrives,
  ...held,
  ...activity,
  ...explain,
  ...dependencies,
  ...observation,
  ...audit,
} as const satisfies Readonly<Record<string, Operation>>;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
