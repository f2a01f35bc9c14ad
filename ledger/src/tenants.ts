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
}

/** The tenant of the stack, and two that are created through the dashboard. */
export async function createTenants(product: Product, sqs: SQSClient): Promise<Tenant[]> {
  const { awsUrl, dashboardUrl, queues } = product;
  const callDefault = createDashboardApi(dashboardUrl);
  const describe = async (
    name: string,
    own: Pick<Tenant, 'busName' | 'queues'>,
  ): Promise<Tenant> => ({
    name,
    ...own,
    auditQueueUrl: (await createAuditQueue(awsUrl, sqs, own.busName)).url,
    callDashboard: createDashboardApi(dashboardUrl, name),
  });
  const tenants = [await describe('default', { busName: 'default', queues })];
  for (const name of OTHERS) {
    const created = await callDefault<CreatedTenant>('POST', '/tenants', { name });
    const { busName, parkedQueueName, deadLetterQueueName } = created;
    const urlOf = (queueName: string) => new URL(queueName, queues.parked).href;
    const own = { parked: urlOf(parkedQueueName), deadLetters: urlOf(deadLetterQueueName) };
    tenants.push(await describe(name, { busName, queues: own }));
  }
  return tenants;
}
