import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { Connection } from '../aws/connect.ts';

/** EventBridge's “Number of rules”, per bus. */
const RULES_PER_BUS = { ServiceCode: 'events', QuotaCode: 'L-244521F2' };

/**
 * How many rules a bus of the account and Region can have: Regions have different defaults, and an
 * account can have more.
 *
 * @returns undefined when the caller may not read it.
 */
export async function readRulesQuota({
  clientOptions,
}: Pick<Connection, 'clientOptions'>): Promise<number | undefined> {
  const quotas = new ServiceQuotasClient(clientOptions);
  for (const ask of [
    () => quotas.send(new GetServiceQuotaCommand(RULES_PER_BUS)),
    // Where the account's own value is not known, the Region's default is.
    () => quotas.send(new GetAWSDefaultServiceQuotaCommand(RULES_PER_BUS)),
  ]) {
    const answer = await ask().catch(() => undefined);
    if (answer?.Quota?.Value !== undefined) return answer.Quota.Value;
  }
  return undefined;
}
