import type { ActivityIndex } from './activity/activity-index.ts';
import type { WebhookPlaces } from './activity/known-webhook.ts';
import type { RedrivenCalls } from './activity/redriven-calls.ts';
import type { UnknownCalls } from './activity/unknown-calls.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { BaseContext } from './base-context.ts';
import type { Caller, Callers } from './callers/caller.ts';
import type { FailureList } from './failures/failure-list.ts';
import type { RedriveJobs } from './failures/redrive/redrive-jobs.ts';
import type { Viewer } from './live/find-viewer.ts';
import type { LoadMetrics } from './metrics/read-metrics.ts';
import type { LoadRuleMetrics } from './metrics/read-rule-metrics.ts';
import type { ConnectMomento } from './momento/momento-client.ts';
import type { ReadRulesQuota } from './rules/read-rules-quota.ts';
import type { ReadRulePatterns, RuleDetailsIndex } from './rules/rule-memory.ts';
import type { StackContext } from './stack-context.ts';
import type { TenantGate } from './tenant-gate.ts';
import type { TenantIndex } from './tenants/tenant-index.ts';
import type { WebhookIndex, WebhooksContext } from './webhooks/webhook-index.ts';

/** What the process has once, whichever tenant a call is about. */
export interface ProcessContext extends Omit<BaseContext, 'config' | 'serialise'> {
  readonly callers: Callers;
  /** Undefined: nothing is audited. */
  readonly audit: AuditLog | undefined;
  readonly connectMomento: ConnectMomento;
  readonly readRulesQuota: ReadRulesQuota;
  /** How long a redrive may send messages, which it holds for 90 s, ms. */
  readonly sendMaxMs: number;
  readonly redrivenCalls: RedrivenCalls;
  readonly unknownCalls: UnknownCalls;
  /** Of all tenants: for owners. */
  readonly stack: StackContext;
  readonly tenants: TenantIndex<Context>;
}

/** Everything that the calls of one tenant work with. There is one of each for the life of the process. */
export interface Context extends ProcessContext, BaseContext {
  readonly webhooks: WebhookIndex;
  readonly gate: TenantGate;
  readonly publishHeld: WebhooksContext['publishHeld'];
  readonly failures: FailureList;
  /** Calls that the gateway could not verify. */
  readonly held: FailureList;
  readonly activity: ActivityIndex;
  readonly places: WebhookPlaces;
  readonly loadMetrics: LoadMetrics;
  readonly loadRuleMetrics: LoadRuleMetrics;
  readonly readRulePatterns: ReadRulePatterns;
  readonly ruleDetails: RuleDetailsIndex;
  /** Viewers of live events that this process has seen, by their ids. */
  readonly viewers: Map<string, Viewer>;
  readonly redrives: RedriveJobs;
}

/** What the handler of one call may use. */
export interface CallContext extends Context {
  readonly caller: Caller;
  /** Undefined for the operations that are of no tenant. */
  readonly tenant: string | undefined;
}
