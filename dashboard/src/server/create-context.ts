import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createActivityIndex } from './activity/activity-index.ts';
import { createRedrivenCalls } from './activity/redriven-calls.ts';
import { createUnknownCalls } from './activity/unknown-calls.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { type Connection, createAwsClients } from './aws/create-aws-clients.ts';
import { explainError } from './aws/explain-error.ts';
import { createFindBus } from './aws/find-bus.ts';
import { createSerialise } from './aws/serialise.ts';
import type { Callers } from './callers/caller.ts';
import { heldCallers } from './callers/held-callers.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { createFailureList } from './failures/failure-list.ts';
import { createNameWebhook } from './failures/name-webhooks.ts';
import { createFailureQueues } from './failures/queue/create-failure-queues.ts';
import { nameProcess } from './failures/redrive/redrive-id.ts';
import { createRedriveJobs } from './failures/redrive/redrive-jobs.ts';
import { createRedriveJournal } from './failures/redrive/redrive-journal.ts';
import { logUnexpected } from './log-unexpected.ts';
import { createLoadMetrics } from './metrics/read-metrics.ts';
import { createLoadRuleMetrics } from './metrics/read-rule-metrics.ts';
import { createConnectMomento } from './momento/connect-momento.ts';
import { createReadRulesQuota } from './rules/read-rules-quota.ts';
import { createReadRulePatterns, createRuleDetailsIndex } from './rules/rule-memory.ts';
import { loadWebhooks } from './webhooks/load-webhooks.ts';
import { repairDescriptions } from './webhooks/settle-description.ts';
import { createWebhookIndex, type WebhookIndex } from './webhooks/webhook-index.ts';

/** What tests replace. */
export interface Replacements
  extends Partial<
    Pick<
      Context,
      | 'now'
      | 'fetch'
      | 'logUnexpected'
      | 'maxWaitMs'
      | 'sendMaxMs'
      | 'targetClients'
      | 'processName'
      | 'settle'
    >
  > {
  /** How long work on failures waits for messages that others hold, ms. */
  readonly failureMaxWaitMs?: number;
  readonly connection?: Connection;
  /** ms, by a clock that does not jump. */
  readonly elapsed?: () => number;
  /** How work on failures waits for its turn. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** A write to AWS takes 20 to 60 ms. */
const SETTLE_MS = 250;

export function createContext(
  config: Config,
  callers: Callers,
  replacements: Replacements = {},
): Context {
  const {
    now = Date.now,
    maxWaitMs = 500,
    failureMaxWaitMs,
    processName = nameProcess(),
    connection,
    elapsed = () => performance.now(),
    wait = sleep,
    ...others
  } = replacements;
  const clients = createAwsClients(connection);
  const { events, secrets, sqs, logs, cloudWatch, quotas } = clients;
  /** Tests that move the clock move what is remembered with it. */
  const cacheClock = replacements.now ?? elapsed;
  const gatewayLog = { logs, logGroupName: config.logGroupName, now, elapsed: cacheClock };
  const journal = createRedriveJournal(gatewayLog);
  const log = others.logUnexpected ?? logUnexpected;
  const webhooks: WebhookIndex = createWebhookIndex(async () => {
    const loaded = await loadWebhooks({ secrets, config });
    repairDescriptions({ secrets, config, webhooks, logUnexpected: log }, loaded.outdated);
    return loaded;
  }, now);
  const failures = createFailureList({
    queues: createFailureQueues(sqs, config, elapsed),
    elapsed,
    now,
    prepareNaming: () => createNameWebhook({ webhooks, maxWaitMs }),
    explain: (error) => explainError(error, log),
    wait,
    maxWaitMs: failureMaxWaitMs,
  });
  return {
    config,
    callers,
    audit: createAuditLog({ logs, logGroupName: config.auditLogGroupName, processName }),
    noteBefore: () => {},
    ...clients,
    now,
    newId: randomUUID,
    maxWaitMs,
    settle: () => sleep(SETTLE_MS),
    fetch,
    connectMomento: createConnectMomento(config),
    serialise: createSerialise(),
    webhooks,
    failures,
    activity: createActivityIndex({
      logs,
      logGroupName: config.logGroupName,
      now,
      maxWaitMs,
      isRegistered: (webhookId) => webhooks.has(webhookId),
    }),
    redrivenCalls: createRedrivenCalls(gatewayLog),
    unknownCalls: createUnknownCalls(gatewayLog),
    loadMetrics: createLoadMetrics({ cloudWatch, config }, { now, elapsed: cacheClock }),
    loadRuleMetrics: createLoadRuleMetrics({ cloudWatch, config }, { now, elapsed: cacheClock }),
    readRulePatterns: createReadRulePatterns({ events, config }, cacheClock),
    ruleDetails: createRuleDetailsIndex({ events, config }, cacheClock),
    readRulesQuota: createReadRulesQuota(quotas, { elapsed: cacheClock, maxWaitMs }),
    findBus: createFindBus(events, cacheClock),
    viewers: new Map(),
    sendMaxMs: 45_000,
    processName,
    redrives: createRedriveJobs({ journal, now, newId: randomUUID, processName, maxWaitMs }),
    logUnexpected,
    ...others,
  };
}

// Next bundles each route separately, so a variable of this module would exist several times.
const KEY = Symbol.for('momento-gateway.dashboard.context');
const held = globalThis as { [KEY]?: Context };

export function getContext(): Context {
  held[KEY] ??= createContext(readConfig(), heldCallers());
  return held[KEY];
}

export function setContext(context: Context): void {
  held[KEY] = context;
}
