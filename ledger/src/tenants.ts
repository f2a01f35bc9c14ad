import type { SQSClient } from '@aws-sdk/client-sqs';
import { type CallDashboard, createDashboardApi } from './dashboard-api.ts';
import type { Product } from './product.ts';
import { createAuditQueue, type EventQueues } from './provision.ts';

/** A tenant of the product, with what the ledger needs to account for it by itself. */
export interface Tenant {
  readonly name: string;
  readonly busName: string;
  readonly queues: EventQueues;
  /** Receives every event of the tenant's bus. */
  readonly auditQueueUrl: string;
  /** Calls of the dashboard about this tenant. */
  readonly callDashboard: CallDashboard;
}

const OTHERS = ['orders', 'billing'];

interface CreatedTenant {
  readonly busName: string;
  readonly parkedQueueName: string;
  readonly deadLetterQueueName: string;
  readonly heldQueueName: string;
}

/** The tenant of the stack, and two that are created through the dashboard. */
export async function createTenants(product: Product, sqs: SQSClient): Promise<Tenant[]> {
  const standard = await describeDefaultTenant(product, sqs);
  const tenants = [standard];
  for (const name of OTHERS) {
    const created = await standard.callDashboard<CreatedTenant>('POST', '/tenants', { name });
    const { busName, parkedQueueName, deadLetterQueueName, heldQueueName } = created;
    const urlOf = (queueName: string) => new URL(queueName, product.queues.parked).href;
    const queues = {
      parked: urlOf(parkedQueueName),
      deadLetters: urlOf(deadLetterQueueName),
      held: urlOf(heldQueueName),
    };
    tenants.push(await describe(product, sqs, { name, busName, queues }));
  }
  return tenants;
}

export function describeDefaultTenant(product: Product, sqs: SQSClient): Promise<Tenant> {
  return describe(product, sqs, { name: 'default', busName: 'default', queues: product.queues });
}

async function describe(
  { awsUrl, dashboardUrl }: Product,
  sqs: SQSClient,
  own: Pick<Tenant, 'name' | 'busName' | 'queues'>,
): Promise<Tenant> {
  return {
    ...own,
    auditQueueUrl: (await createAuditQueue(awsUrl, sqs, own.busName)).url,
    callDashboard: createDashboardApi(dashboardUrl, own.name),
  };
}
