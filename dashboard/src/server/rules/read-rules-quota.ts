import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { defaultRulesPerBus } from '@momento-gateway/api/pattern/wildcard';
import { LRUCache } from 'lru-cache';
import { waitBriefly } from '../aws/wait-briefly.ts';

/** EventBridge's “Number of rules”, per bus. */
const RULES_PER_BUS = { ServiceCode: 'events', QuotaCode: 'L-244521F2' };

/** An account's quota changes seldom, and Service Quotas allows few calls. */
const KNOWN_FRESH_MS = 60 * 60_000;
const UNKNOWN_FRESH_MS = 5 * 60_000;

interface RulesQuota {
  /** How many rules a bus can have. */
  readonly limit: number;
  /** Whether it is AWS's default for the Region, because Service Quotas did not tell. */
  readonly isDefault: boolean;
}

/** Never fails, and waits for Service Quotas only briefly. */
export type ReadRulesQuota = () => Promise<RulesQuota>;

interface Timing {
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
  readonly maxWaitMs: number;
}

export function createReadRulesQuota(
  quotas: ServiceQuotasClient,
  { elapsed, maxWaitMs }: Timing,
): ReadRulesQuota {
  const cache = new LRUCache<'rules', RulesQuota>({
    max: 1,
    ttl: KNOWN_FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: async (_key, _stale, { options }) => {
      const limit = await askQuota(quotas);
      if (limit !== undefined) return { limit, isDefault: false };
      options.ttl = UNKNOWN_FRESH_MS;
      return readDefault(quotas);
    },
  });
  return async () => {
    const found = await waitBriefly(cache.forceFetch('rules'), maxWaitMs);
    return found === 'late' ? readDefault(quotas) : found;
  };
}

/** @returns undefined when the caller may not ask, or the service is not there. */
async function askQuota(quotas: ServiceQuotasClient): Promise<number | undefined> {
  const answer = await quotas
    .send(new GetServiceQuotaCommand(RULES_PER_BUS))
    .catch(() => undefined);
  return answer?.Quota?.Value;
}

async function readDefault({ config }: ServiceQuotasClient): Promise<RulesQuota> {
  return { limit: defaultRulesPerBus(await config.region()), isDefault: true };
}
