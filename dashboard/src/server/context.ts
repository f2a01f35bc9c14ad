import type { ActivityIndex } from './activity/activity-index.ts';
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
import type { WebhookIndex } from './webhooks/webhook-index.ts';

/** Everything the server works with. There is one for the life of the process. */
export interface Context extends BaseContext {
  readonly callers: Callers;
  /** Undefined: nothing is audited. */
  readonly audit: AuditLog | undefined;
  readonly connectMomento: ConnectMomento;
  readonly webhooks: WebhookIndex;
  readonly failures: FailureList;
  readonly activity: ActivityIndex;
  readonly redrivenCalls: RedrivenCalls;
  readonly unknownCalls: UnknownCalls;
  readonly loadMetrics: LoadMetrics;
  readonly loadRuleMetrics: LoadRuleMetrics;
  readonly readRulePatterns: ReadRulePatterns;
  readonly ruleDetails: RuleDetailsIndex;
  readonly readRulesQuota: ReadRulesQuota;
  /** Viewers of live events that this process has seen, by their ids. */
  readonly viewers: Map<string, Viewer>;
  /** How long a redrive may send messages, which it holds for 90 s, ms. */
  readonly sendMaxMs: number;
  readonly redrives: RedriveJobs;
}

/** What the handler of one call may use. */
export interface CallContext extends Context {
  readonly caller: Caller;
  /** Undefined for the operations that are of no tenant. */
  readonly tenant: string | undefined;
}
