import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { isTenantName, TENANT_QUEUES, tenantBusName } from '@momento-gateway/shared/tenant';
import type { Connection } from '../aws/connect.ts';

/** Those of all tenants that there are or were: they are found by the names of their queues. */
export async function findTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  secretPrefix: string,
): Promise<readonly string[]> {
  const client = new CloudWatchClient(clientOptions);
  const AlarmNamePrefix = tenantBusName(secretPrefix, '');
  const names: string[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix },
  )) {
    for (const { AlarmName = '' } of MetricAlarms) {
      const [tenant = '', queue = '', ...more] = AlarmName.slice(AlarmNamePrefix.length).split('_');
      const isOfQueue = Object.values<string>(TENANT_QUEUES).includes(queue);
      if (isTenantName(tenant) && isOfQueue && more.length === 0) names.push(AlarmName);
    }
  }
  return names;
}
