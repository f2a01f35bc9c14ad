import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { type ActivityIndex, createActivityIndex } from './activity/activity-index.ts';
import { answerLimitsAtOnce } from './aws/answer-limits-at-once.ts';
import { nameLimits } from './aws/name-limits.ts';
import { createSerialise, type Serialise } from './aws/serialise.ts';
import { createTargetClients, type TargetClients } from './aws/target-clients.ts';
import { type Config, readConfig } from './config.ts';
import { createNameWebhook } from './failures/create-name-webhook.ts';
import { createFailureList, type FailureList } from './failures/failure-list.ts';
import { createFailureQueues } from './failures/queue/create-failure-queues.ts';
import { nameProcess } from './failures/redrive/redrive-id.ts';
import { createRedriveJobs, type RedriveJobs } from './failures/redrive/redrive-jobs.ts';
import { createRedriveJournal } from './failures/redrive/redrive-journal.ts';
import { createFindBus, type FindBus } from './gateway/find-bus.ts';
import { explainError } from './http/explain-error.ts';
import { logUnexpected } from './http/log-unexpected.ts';
import type { Viewer } from './live/find-viewer.ts';
import { createLoadMetrics, type LoadMetrics } from './metrics/load-metrics.ts';
import { type ConnectMomento, createConnectMomento } from './momento/connect-momento.ts';
import { createRuleDetailsIndex, type RuleDetailsIndex } from './rules/rule-details.ts';
import { createReadRulePatterns, type ReadRulePatterns } from './rules/rule-patterns.ts';
import { loadWebhooks } from './webhooks/load-webhooks.ts';
import { repairDescriptions } from './webhooks/repair-descriptions.ts';
import { createWebhookIndex, type WebhookIndex } from './webhooks/webhook-index.ts';

/** Everything a verb may use; one set lives as long as the process. */
export interface Dependencies {
  readonly config: Config;
  readonly events: EventBridgeClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudWatch: CloudWatchClient;
  readonly targetClients: TargetClients;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  /** How long a list waits for what is only said besides, ms. */
  readonly patienceMs: number;
  /** Waits longer than a write to AWS takes, to see whether another process wrote as well. */
  readonly settle: () => Promise<void>;
  readonly fetch: typeof fetch;
  readonly connectMomento: ConnectMomento;
  readonly serialise: Serialise;
  readonly webhooks: WebhookIndex;
  readonly failures: FailureList;
  readonly activity: ActivityIndex;
  readonly loadMetrics: LoadMetrics;
  readonly readRulePatterns: ReadRulePatterns;
  readonly ruleDetails: RuleDetailsIndex;
  readonly findBus: FindBus;
  /** Viewers of live events that this process has seen, by their ids. */
  readonly viewers: Map<string, Viewer>;
  /** How long a redrive may take to send messages that it holds for 90 s, ms. */
  readonly sendMaxMs: number;
  /** Of this process among all that run a dashboard. */
  readonly processName: string;
  readonly redrives: RedriveJobs;
  readonly logUnexpected: (requestId: string, error: unknown) => void;
}

/** What tests bring instead. */
export interface Replacements
  extends Partial<
    Pick<
      Dependencies,
      | 'now'
      | 'fetch'
      | 'logUnexpected'
      | 'patienceMs'
      | 'sendMaxMs'
      | 'targetClients'
      | 'processName'
      | 'settle'
    >
  > {
  /** How long work on failures waits for what others hold, ms. */
  readonly failurePatienceMs?: number;
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

export function createDependencies(config: Config, replacements: Replacements = {}): Dependencies {
  const {
    now = Date.now,
    patienceMs = 500,
    failurePatienceMs,
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
    prepareNaming: () => createNameWebhook({ webhooks, patienceMs }),
    explain: (error) => explainError(error, log),
    patienceMs: failurePatienceMs,
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
    patienceMs,
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
      patienceMs,
      isRegistered: (webhookId) => webhooks.has(webhookId),
    }),
    loadMetrics: createLoadMetrics({ cloudWatch, config }, now),
    readRulePatterns: createReadRulePatterns({ events, config }, now),
    ruleDetails: createRuleDetailsIndex({ events, config }, now),
    findBus: createFindBus(events, now),
    viewers: new Map(),
    sendMaxMs: 45_000,
    processName,
    redrives: createRedriveJobs({ journal, now, newId: randomUUID, processName, patienceMs }),
    logUnexpected,
    ...others,
  };
}

// Next bundles each route by itself, so a variable of this module would exist several times.
const KEY = Symbol.for('momento-gateway.dashboard.dependencies');
const held = globalThis as { [KEY]?: Dependencies };

export function getDependencies(): Dependencies {
  held[KEY] ??= createDependencies(readConfig());
  return held[KEY];
}

export function setDependencies(dependencies: Dependencies): void {
  held[KEY] = dependencies;
}
