import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createElapsedTime } from '@momento-gateway/shared/elapsed-time';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { createActivityIndex } from './activity/activity-index.ts';
import { createRedrivenCalls } from './activity/redriven-calls.ts';
import { createUnknownCalls } from './activity/unknown-calls.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { type AwsClients, type Connection, createAwsClients } from './aws/create-aws-clients.ts';
import { createFindBus } from './aws/find-bus.ts';
import { createSerialise } from './aws/serialise.ts';
import type { Callers } from './callers/caller.ts';
import { heldCallers } from './callers/held-callers.ts';
import { type Config, readConfig } from './config.ts';
import type { Context, ProcessContext } from './context.ts';
import { createTenantContext, type TenantReplacements } from './create-tenant-context.ts';
import { nameProcess } from './failures/redrive/redrive-id.ts';
import { logUnexpected } from './log-unexpected.ts';
import { createConnectMomento } from './momento/connect-momento.ts';
import { createReadRulesQuota } from './rules/read-rules-quota.ts';
import { createTenantIndex } from './tenants/tenant-index.ts';
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
        | 'waitForGateway'
      >
    >,
    Partial<TenantReplacements> {
  readonly connection?: Connection;
  /** Those of a process before, which has to keep nothing else. */
  readonly clients?: AwsClients;
}

/** A write to AWS takes 20 to 60 ms. */
const SETTLE_MS = 250;

/** A function reads a secret again a second after it has seen a wrong signature, and ends a call within 5. */
const GATEWAY_MS = 8_000;

/** What the calls of the default tenant work with; it finds those of other tenants. */
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
    clients = createAwsClients(connection),
    elapsed = createElapsedTime({ now, monotonic: () => performance.now() }),
    wait = sleep,
    ...others
  } = replacements;
  const { events, secrets, logs, quotas } = clients;
  /** Tests that move the clock move what is remembered with it. */
  const cacheClock = replacements.now ?? elapsed;
  const { logGroupName } = config;
  const gatewayLog = { logs, logGroupName, now, elapsed: cacheClock };
  const log = others.logUnexpected ?? logUnexpected;
  const webhooks: WebhookIndex = createWebhookIndex(async () => {
    const loaded = await loadWebhooks({ secrets, config });
    repairDescriptions({ secrets, config, webhooks, logUnexpected: log }, loaded.outdated);
    return loaded;
  }, now);
  const isRegistered = (webhookId: string) => webhooks.has(webhookId);
  const activity = createActivityIndex({ logs, logGroupName, now, maxWaitMs, isRegistered });
  const ofProcess: ProcessContext = {
    callers,
    audit: createAuditLog({ logs, logGroupName: config.auditLogGroupName, processName }),
    noteBefore: () => {},
    ...clients,
    now,
    newId: randomUUID,
    maxWaitMs,
    settle: () => sleep(SETTLE_MS),
    waitForGateway: () => sleep(GATEWAY_MS, undefined, { ref: false }),
    fetch,
    connectMomento: createConnectMomento(config),
    serialiseShared: createSerialise(),
    redrivenCalls: createRedrivenCalls(gatewayLog),
    unknownCalls: createUnknownCalls(gatewayLog),
    readRulesQuota: createReadRulesQuota(quotas, { elapsed: cacheClock, maxWaitMs }),
    findBus: createFindBus(events, cacheClock),
    sendMaxMs: 45_000,
    processName,
    logUnexpected,
    stack: { config, webhooks, activity },
    tenants: createTenantIndex<Context>({
      aws: { events, config, logUnexpected: log, maxWaitMs },
      elapsed: cacheClock,
      bind: (tenant) => bind(tenant),
    }),
    ...others,
  };
  const timing = { elapsed, cacheClock, wait, failureMaxWaitMs };
  const bind = (tenant: string) => createTenantContext(ofProcess, tenant, timing);
  return bind(DEFAULT_TENANT);
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
