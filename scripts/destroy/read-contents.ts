import type { Connection } from '../aws/connect.ts';
import { findResource } from '../aws/find-resource.ts';
import type { GatewayOutputs, GatewayStack } from '../aws/read-gateway-stack.ts';
import {
  type Gateway,
  listWebhooks,
  type Rule,
  type RuleList,
  type Webhook,
} from '../dashboard/api-answers.ts';
import { ApiProblem, type DashboardApi } from '../dashboard/dashboard-api.ts';
import { findLogPolicy } from './find-log-policy.ts';
import { findStacksOnBus } from './find-stacks-on-bus.ts';
import { type PolicyHolder, readPolicyHolders } from './policy-holders.ts';
import { readAddedPolicies } from './read-added-policies.ts';
import { type BusContents, readBusContents } from './read-bus-contents.ts';

/** A gateway's resources outside its stack, and what would prevent its deletion. */
export interface Contents extends BusContents {
  /** The stack created the bus and deletes it. */
  readonly ownsBus: boolean;
  /** Without the first webhook of the one-file template, which the stack deletes. */
  readonly webhooks: readonly Webhook[];
  /** The rules created in its dashboard. */
  readonly rules: readonly Rule[];
  /** Approximate number of messages in each queue; undefined when it cannot be read. */
  readonly parkedCount: number | undefined;
  readonly deadLetterCount: number | undefined;
  /** The stack's own archive, which is deleted with its events. */
  readonly ownArchive: string | undefined;
  /** Who has the dashboard policy. */
  readonly policyHolders: readonly PolicyHolder[];
  /** Policies of the function's role that the stack did not create. */
  readonly addedToRole: readonly string[];
  /** Name of the resource policy that allows its rules to write to log groups, if any. */
  readonly logPolicy: string | undefined;
  /** Stacks of other gateways that publish to the same bus. */
  readonly stacksOnBus: readonly string[];
}

/** @throws Error when any of it cannot be read. */
export async function readContents(
  connection: Connection,
  stack: GatewayStack,
  api: DashboardApi,
): Promise<Contents> {
  const { outputs } = stack;
  const ownsBus =
    (await findResource(connection, stack.name, 'AWS::Events::EventBus')) !== undefined;
  const [archive, dashboard, policyHolders, addedToRole, logPolicy, stacksOnBus] =
    await Promise.all([
      findResource(connection, stack.name, 'AWS::Events::Archive'),
      readFromDashboard(api, outputs),
      readPolicyHolders(connection, outputs.dashboardPolicyArn),
      readAddedPolicies(connection, stack.name),
      findLogPolicy(connection, outputs.secretPrefix),
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
    ownArchive: archive,
    policyHolders,
    addedToRole,
    logPolicy,
    stacksOnBus,
  };
}

/** Reads through the dashboard's API, so that the command reports what the dashboard shows. */
async function readFromDashboard(api: DashboardApi, { webhookUrl }: GatewayOutputs) {
  const [{ parkedQueue, deadLetterQueue }, rules, webhooks] = await Promise.all([
    api.call<Gateway>('GET', '/gateway'),
    listRules(api),
    listWebhooks(api),
  ]);
  return {
    webhooks: webhooks.filter(({ webhookId }) => !webhookUrl?.endsWith(`/${webhookId}`)),
    rules: rules.filter(({ managedHere }) => managedHere),
    parkedCount: parkedQueue.depth,
    deadLetterCount: deadLetterQueue.depth,
  };
}

async function listRules(api: DashboardApi): Promise<readonly Rule[]> {
  try {
    return (await api.call<RuleList>('GET', '/rules')).rules;
  } catch (error) {
    // The bus is deleted, and its rules with it.
    if (error instanceof ApiProblem && error.status === 409) return [];
    throw error;
  }
}
