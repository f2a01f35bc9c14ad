import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { listRules } from '@momento-gateway/api/rules/rule-operations';
import { listTenants } from '@momento-gateway/api/tenants/tenant-operations';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { findTenantAlarms } from '../alarms/find-tenant-alarms.ts';
import type { Connection } from '../aws/connect.ts';
import { findResource } from '../aws/find-resource.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { listAllWebhooks } from '../dashboard/connect-dashboard.ts';
import { findLogPolicy } from './find-log-policy.ts';
import { findOwnedWebhook } from './find-owned-webhook.ts';
import { findStacksOnBus } from './find-stacks-on-bus.ts';
import { type PolicyHolder, readPolicyHolders } from './policy-holders.ts';
import { readAddedPolicies } from './read-added-policies.ts';
import { type BusContents, readBusContents } from './read-bus-contents.ts';

/** A gateway's resources outside its stack, and what would prevent its deletion. */
export interface Contents extends BusContents {
  /** The stack created the bus and deletes it. */
  readonly ownsBus: boolean;
  /** Also unreadable ones; not the one that the stack owns. */
  readonly webhooks: readonly Pick<Webhook, 'webhookId' | 'name'>[];
  /** The id of the first webhook if the stack owns its secret and deletes it. */
  readonly ownWebhook: string | undefined;
  /** The rules created in its dashboard. */
  readonly rules: readonly Pick<Rule, 'name'>[];
  /** Approximate number of messages in each queue; undefined when it cannot be read. */
  readonly parkedCount: number | undefined;
  readonly deadLetterCount: number | undefined;
  /** 0 for a stack of a version without a held queue. */
  readonly heldCount: number | undefined;
  /** The stack's own archive, which is deleted with its events. */
  readonly ownArchive: string | undefined;
  /** Who has one of the dashboard policies. */
  readonly policyHolders: readonly PolicyHolder[];
  /** Policies of the function's role that the stack did not create. */
  readonly addedToRole: readonly string[];
  /** Name of the resource policy that allows its rules to write to log groups, if any. */
  readonly logPolicy: string | undefined;
  /** Names of the tenants that have a bus and queues of their own. */
  readonly tenants: readonly string[];
  /** Names of the alarms of tenants that are gone: one that is removed on the page keeps them. */
  readonly tenantAlarms: readonly string[];
  /** Stacks of other gateways that publish to the same bus. */
  readonly stacksOnBus: readonly string[];
}

/** @throws Error when any of it cannot be read. */
export async function readContents(
  connection: Connection,
  stack: GatewayStack,
  api: Api,
): Promise<Contents> {
  const { outputs } = stack;
  const ownsBus =
    (await findResource(connection, stack.name, 'AWS::Events::EventBus')) !== undefined;
  const ownWebhook = await findOwnedWebhook(connection, stack);
  const [archive, dashboard, policyHolders, addedToRole, logPolicy, tenantAlarms, stacksOnBus] =
    await Promise.all([
      findResource(connection, stack.name, 'AWS::Events::Archive'),
      readFromDashboard(api, ownWebhook),
      readPolicyHolders(connection, outputs),
      readAddedPolicies(connection, stack.name),
      findLogPolicy(connection, outputs.secretPrefix),
      findTenantAlarms(connection, outputs.secretPrefix),
      ownsBus ? findStacksOnBus(connection, stack) : [],
    ]);
  const busContents = await readBusContents(connection, {
    outputs,
    ownsBus,
    ownArchive: archive,
    ownRules: dashboard.rules.map(({ name }) => name),
  });
  return {
    ...dashboard,
    ...busContents,
    ownsBus,
    ownWebhook,
    ownArchive: archive,
    policyHolders,
    addedToRole,
    logPolicy,
    tenantAlarms,
    stacksOnBus,
  };
}

/** Reads through the dashboard's API, so that the command reports what the dashboard shows. */
async function readFromDashboard(api: Api, ownWebhook: string | undefined) {
  const [
    { parkedQueue, deadLetterQueue, heldQueue },
    rules,
    { webhooks, unreadable },
    { tenants },
  ] = await Promise.all([
    api(readGateway, {}),
    readRules(api),
    listAllWebhooks(api),
    api(listTenants, {}),
  ]);
  return {
    webhooks: [
      ...webhooks,
      ...unreadable.map(({ webhookId, reason }) => ({
        webhookId,
        name: `cannot be read: ${reason}`,
      })),
    ].filter(({ webhookId }) => webhookId !== ownWebhook),
    // What code elsewhere manages is not the dashboard’s to delete.
    rules: rules.filter(({ managedHere, managedBy }) => managedHere && managedBy === undefined),
    tenants: tenants.flatMap(({ name }) => (name === DEFAULT_TENANT ? [] : [name])),
    parkedCount: parkedQueue.depth,
    deadLetterCount: deadLetterQueue.depth,
    heldCount: heldQueue === undefined ? 0 : heldQueue.depth,
  };
}

async function readRules(api: Api): Promise<readonly Rule[]> {
  try {
    return (await api(listRules, {})).rules;
  } catch (error) {
    // The bus is deleted, and its rules with it.
    if (error instanceof ApiError && error.status === 409) return [];
    throw error;
  }
}
