import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { createActivityIndex } from './activity/activity-index.ts';
import { answerLimitsAtOnce } from './aws/answer-limits-at-once.ts';
import { explainError } from './aws/explain-error.ts';
import { createFindBus } from './aws/find-bus.ts';
import { nameLimits } from './aws/name-limits.ts';
import { createSerialise } from './aws/serialise.ts';
import { createTargetClients } from './aws/target-clients.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { createNameWebhook } from './failures/create-name-webhook.ts';
import { createFailureList } from './failures/failure-list.ts';
import { createFailureQueues } from './failures/queue/create-failure-queues.ts';
import { nameProcess } from './failures/redrive/redrive-id.ts';
import { createRedriveJobs } from './failures/redrive/redrive-jobs.ts';
import { createRedriveJournal } from './failures/redrive/redrive-journal.ts';
import { logUnexpected } from './log-unexpected.ts';
import { createLoadMetrics } from './metrics/load-metrics.ts';
import { createConnectMomento } from './momento/connect-momento.ts';
import { createRuleDetailsIndex } from './rules/rule-details.ts';
import { createReadRulePatterns } from './rules/rule-patterns.ts';
import { loadWebhooks } from './webhooks/load-webhooks.ts';
import { repairDescriptions } from './webhooks/repair-descriptions.ts';
import { createWebhookIndex, type WebhookIndex } from './webhooks/webhook-index.ts';

/** What tests bring instead. */
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
  /** How long work on failures waits for what others hold, ms. */
  readonly failureMaxWaitMs?: number;
  /** Where AWS is and who calls; otherwise the SDK reads the environment. */
  readonly connection?: Pick<SQSClientConfig, 'endpoint' | 'region' | 'credentials'>;
}

/** A write to AWS takes 20 to 60 ms. */
const SETTLE_MS = 250;

const CLIENT_OPTIONS = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
  },
};

export function createContext(config: Config, replacements: Replacements = {}): Context {
  const {
    now = Date.now,
    maxWaitMs = 500,
    failureMaxWaitMs,
    processName = nameProcess(),
    connection,
    ...others
  } = replacements;
  const options = { ...CLIENT_OPTIONS, extensions: [answerLimitsAtOnce], ...connection };
  // A long list of rules is more calls than EventBridge allows a second: then it slows down.
  const events = nameLimits(new EventBridgeClient({ ...options, retryMode: 'adaptive' }));
  const secrets = nameLimits(new SecretsManagerClient(options));
  const sqs = nameLimits(new SQSClient(options));
  const logs = nameLimits(new CloudWatchLogsClient(options));
  const cloudWatch = nameLimits(new CloudWatchClient(options));
  const journal = createRedriveJournal({ logs, logGroupName: config.logGroupName, now });
  const log = others.logUnexpected ?? logUnexpected;
  const webhooks: WebhookIndex = createWebhookIndex(async () => {
    const loaded = await loadWebhooks({ secrets, config });
    repairDescriptions({ secrets, config, webhooks, logUnexpected: log }, loaded.outdated);
    return loaded;
  }, now);
  const elapsed = () => performance.now();
  const failures = createFailureList({
    queues: createFailureQueues(sqs, config, elapsed),
    elapsed,
    now,
    prepareNaming: () => createNameWebhook({ webhooks, maxWaitMs }),
    explain: (error) => explainError(error, log),
    maxWaitMs: failureMaxWaitMs,
  });
  return {
    config,
    events,
    secrets,
    sqs,
    logs,
    cloudWatch,
    targetClients: createTargetClients(options),
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
    loadMetrics: createLoadMetrics({ cloudWatch, config }, now),
    readRulePatterns: createReadRulePatterns({ events, config }, now),
    ruleDetails: createRuleDetailsIndex({ events, config }, now),
    findBus: createFindBus(events, now),
    viewers: new Map(),
    sendMaxMs: 45_000,
    processName,
    redrives: createRedriveJobs({ journal, now, newId: randomUUID, processName, maxWaitMs }),
    logUnexpected,
    ...others,
  };
}

// Next bundles each route by itself, so a variable of this module would exist several times.
const KEY = Symbol.for('momento-gateway.dashboard.context');
const held = globalThis as { [KEY]?: Context };

export function getContext(): Context {
  held[KEY] ??= createContext(readConfig());
  return held[KEY];
}

export function setContext(context: Context): void {
  held[KEY] = context;
}
