import { createTenantActivity } from './activity/tenant-activity.ts';
import { explainError } from './aws/explain-error.ts';
import { createSerialise } from './aws/serialise.ts';
import type { Context, ProcessContext } from './context.ts';
import { createFailureList } from './failures/failure-list.ts';
import { createChooseOwn } from './failures/held/choose-own-calls.ts';
import { publishHeldOf } from './failures/held/publish-held-of.ts';
import { createNameWebhook } from './failures/name-webhooks.ts';
import { createFailureQueues, createHeldQueues } from './failures/queue/create-failure-queues.ts';
import { createRedriveJobs } from './failures/redrive/redrive-jobs.ts';
import { createRedriveJournal } from './failures/redrive/redrive-journal.ts';
import { createLoadMetrics } from './metrics/read-metrics.ts';
import { createLoadRuleMetrics } from './metrics/read-rule-metrics.ts';
import { createReadRulePatterns, createRuleDetailsIndex } from './rules/rule-memory.ts';
import { configOf } from './tenant-config.ts';
import { createTenantGate } from './tenants/create-tenant-gate.ts';
import { createWebhookPlaces } from './webhooks/create-webhook-places.ts';
import { createTenantWebhooks } from './webhooks/tenant-webhooks.ts';

/** What tests replace of one tenant's. */
export interface TenantReplacements {
  /** How long work on failures waits for messages that others hold, ms. */
  readonly failureMaxWaitMs?: number | undefined;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
  /** How work on failures waits for its turn. */
  readonly wait: (ms: number) => Promise<unknown>;
}

interface Timing extends TenantReplacements {
  /** ms, by the clock that memories go by. */
  readonly cacheClock: () => number;
}

/**
 * What the calls of one tenant work with: with memories of its own, so that nothing by a name alone is
 * another's.
 */
export function createTenantContext(
  ofProcess: ProcessContext,
  tenant: string,
  { elapsed, cacheClock, wait, failureMaxWaitMs: maxWaitMs }: Timing,
): Context {
  const { events, sqs, logs, secrets, cloudWatch, now, newId, stack, logUnexpected } = ofProcess;
  const config = configOf(stack.config, tenant);
  const { logGroupName } = config;
  const webhooks = createTenantWebhooks(stack.webhooks, tenant);
  const journal = createRedriveJournal({ logs, logGroupName, tenant, now, elapsed: cacheClock });
  const list = {
    elapsed,
    now,
    prepareNaming: () => createNameWebhook({ webhooks, maxWaitMs: ofProcess.maxWaitMs }),
    explain: (error: unknown) => explainError(error, logUnexpected),
    wait,
    maxWaitMs,
  };
  const clocks = { now, elapsed: cacheClock };
  const context: Context = {
    ...ofProcess,
    config,
    serialise: createSerialise(),
    webhooks,
    gate: createTenantGate({ events, config, now }),
    failures: createFailureList({
      queues: createFailureQueues(sqs, config, elapsed),
      ...list,
    }),
    held: createFailureList({
      queues: createHeldQueues(sqs, config, stack.config.heldQueueUrl, elapsed),
      chooseOwn: createChooseOwn({ tenant, stack }),
      ...list,
    }),
    activity: createTenantActivity(stack.activity, webhooks),
    places: createWebhookPlaces({ secrets, config, webhooks, logUnexpected }),
    loadMetrics: createLoadMetrics(
      { cloudWatch, config, hasOthers: ofProcess.tenants.hasOthers },
      clocks,
    ),
    loadRuleMetrics: createLoadRuleMetrics({ cloudWatch, config }, clocks),
    readRulePatterns: createReadRulePatterns({ events, config }, cacheClock),
    ruleDetails: createRuleDetailsIndex({ events, config }, cacheClock),
    viewers: new Map(),
    redrives: createRedriveJobs({ ...ofProcess, journal, newId }),
    publishHeld: (webhookId, starter) => publishHeldOf(context, webhookId, starter),
  };
  return context;
}
