import { DEFAULT_TENANT, isTenantName } from '@momento-gateway/shared/tenant';
import { LRUCache } from 'lru-cache';
import { explainError } from '../aws/explain-error.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { BaseContext } from '../base-context.ts';
import { findTenantBus } from './find-tenant-resources.ts';
import { listTenantBuses } from './list-tenant-buses.ts';

/** How long a tenant that was there is taken to be there. One that was missing is looked up again. */
const FRESH_MS = 5_000;

const NAMES_FRESH_MS = 10_000;

/** EventBridge has 100 buses at first, and as many as AWS allows later. */
const TENANTS_MAX = 1_000;

/** The tenants besides the default one, each with what its calls work with. */
export interface TenantIndex<Bound> {
  /** Undefined when no bus is there that was made for it. Rejects as AWS does, when it was never seen. */
  readonly find: (tenant: string) => Promise<Bound | undefined>;
  /** The default one first, some seconds old at most. Never fails, and waits only briefly. */
  readonly listNames: () => Promise<readonly string[]>;
  /** Whether there is any besides the default one; true when it is not known. */
  readonly hasOthers: () => Promise<boolean>;
  /** To be called when a tenant was created or removed here. */
  readonly forget: (tenant: string) => void;
}

/** What creates and removes tenants tells the others of this process. */
export interface WithTenants {
  readonly tenants: Pick<TenantIndex<object>, 'forget'>;
}

interface TenantIndexOptions<Bound> {
  readonly aws: Pick<BaseContext, 'events' | 'config' | 'logUnexpected' | 'maxWaitMs'>;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
  /** Makes what the calls of one tenant share. */
  readonly bind: (tenant: string) => Bound;
}

export function createTenantIndex<Bound extends object>({
  aws,
  elapsed,
  bind,
}: TenantIndexOptions<Bound>): TenantIndex<Bound> {
  const timing = { max: TENANTS_MAX, ttlResolution: 0, perf: { now: elapsed } };
  // Not by time: they hold what is remembered of a tenant, and its redrives under way.
  const bound = new LRUCache<string, Bound>({ max: TENANTS_MAX });
  const there = new LRUCache<string, true>({ ...timing, ttl: FRESH_MS });
  const looking = new Map<string, Promise<boolean>>();
  const names = new LRUCache<'names', Promise<readonly string[]>>({
    ...timing,
    ttl: NAMES_FRESH_MS,
  });
  let lastNames: readonly string[] | undefined;

  async function look(tenant: string): Promise<boolean> {
    const { state } = await findTenantBus(aws, tenant);
    if (state === 'there') there.set(tenant, true);
    else bound.delete(tenant);
    return state === 'there';
  }

  function lookOnce(tenant: string): Promise<boolean> {
    const known = looking.get(tenant);
    if (known !== undefined) return known;
    const started = look(tenant)
      // While EventBridge does not answer, what else a tenant has is shown all the same.
      .catch((error: unknown) => {
        if (bound.has(tenant)) return true;
        throw error;
      })
      .finally(() => {
        if (looking.get(tenant) === started) looking.delete(tenant);
      });
    looking.set(tenant, started);
    return started;
  }

  function readNames(): Promise<readonly string[]> {
    const known = names.get('names');
    if (known !== undefined) return known;
    const reading = listTenantBuses(aws);
    names.set('names', reading);
    reading.then(
      (listed) => {
        lastNames = listed;
      },
      () => names.delete('names'),
    );
    return reading;
  }

  /** Never fails. @returns undefined when it was never known. */
  async function readNamesBriefly(): Promise<readonly string[] | undefined> {
    const listed = await waitBriefly(readNames(), aws.maxWaitMs).catch((error: unknown) => {
      // For the log only: whoever is signed in still learns who they are.
      explainError(error, aws.logUnexpected);
      return 'failed' as const;
    });
    return typeof listed === 'string' ? lastNames : listed;
  }

  return {
    async find(tenant) {
      if (!isTenantName(tenant)) return undefined;
      if (!there.has(tenant) && !(await lookOnce(tenant))) return undefined;
      const known = bound.get(tenant) ?? bind(tenant);
      bound.set(tenant, known);
      return known;
    },
    async listNames() {
      return [DEFAULT_TENANT, ...((await readNamesBriefly()) ?? [])];
    },
    async hasOthers() {
      return (await readNamesBriefly())?.length !== 0;
    },
    forget(tenant) {
      there.delete(tenant);
      looking.delete(tenant);
      names.clear();
    },
  };
}
