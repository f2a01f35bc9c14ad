import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { OPEN_GATE, type RegistrationGate } from '../webhooks/registration-gate.ts';
import { findTenantBus } from './find-tenant-resources.ts';
import { isBeingRemoved, tagRegistration } from './registration-marks.ts';

/** Of one tenant, by the tags of its bus. */
export function createRegistrationGate(
  context: Pick<BaseContext, 'events' | 'config' | 'now'>,
): RegistrationGate {
  const { tenant } = context.config;
  if (tenant === DEFAULT_TENANT) return OPEN_GATE;

  async function look(): Promise<Refusal | { readonly arn: string }> {
    const bus = await findTenantBus(context, tenant);
    if (bus.state !== 'there') return { refusal: 'tenant-not-found', tenant };
    return isBeingRemoved(bus.tags, context.now())
      ? { refusal: 'tenant-being-removed', tenant }
      : { arn: bus.arn };
  }

  return {
    async announce() {
      const found = await look();
      if ('refusal' in found) return found;
      try {
        await tagRegistration(context, found.arn);
        return undefined;
      } catch (error) {
        if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        return { refusal: 'tenant-not-found', tenant };
      }
    },
    async confirm() {
      const found = await look();
      return 'refusal' in found ? found : undefined;
    },
  };
}
