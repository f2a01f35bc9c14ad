import { ApiError } from '@momento-gateway/api/api-error';
import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import type { DoctorTarget } from './doctor-target.ts';
import { type Finding, unknown, wrong } from './finding.ts';

/** The gateway as one tenant has it, or why that cannot be looked at. */
export async function bindTenant(
  target: DoctorTarget,
  tenant: string,
): Promise<DoctorTarget | Finding> {
  if (tenant === target.tenant) return target;
  const api = target.apiOf(tenant);
  try {
    return { ...target, tenant, api, gateway: await api(readGateway, {}) };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return unknown('Webhooks and rules: not checked, because its bus does not exist');
    }
    return wrong('Webhooks and rules: could not be checked', (error as Error).message);
  }
}

export const isFinding = (bound: DoctorTarget | Finding): bound is Finding => 'state' in bound;
