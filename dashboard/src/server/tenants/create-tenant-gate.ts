import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { OPEN_GATE, type TenantGate } from '../tenant-gate.ts';
import { readClosing } from './closing-marks.ts';
import { type FoundBus, findTenantBus } from './find-tenant-resources.ts';
import { tagRegistration } from './registration-marks.ts';

type ThereBus = FoundBus & { readonly state: 'there' };

/** Of one tenant, by the tags of its bus. */
export function createTenantGate(
  context: Pick<BaseContext, 'events' | 'config' | 'now'>,
): TenantGate {
  const { tenant } = context.config;
  if (tenant === DEFAULT_TENANT) return OPEN_GATE;

  async function findOpen(): Promise<Refusal | ThereBus> {
    const bus = await findTenantBus(context, tenant);
    if (bus.state !== 'there') return { refusal: 'tenant-not-found', tenant };
    const closing = readClosing(bus.tags, context.now());
    return closing === undefined ? bus : { refusal: 'tenant-closed', tenant, closing };
  }

  async function look(): Promise<Refusal | undefined> {
    const found = await findOpen();
    return isRefusal(found) ? found : undefined;
  }

  async function stamp(arn: string): Promise<Refusal | undefined> {
    try {
      await tagRegistration(context, arn);
      return undefined;
    } catch (error) {
      if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
      return { refusal: 'tenant-not-found', tenant };
    }
  }

  return {
    look,
    async announceWebhook() {
      const found = await findOpen();
      if (isRefusal(found)) return found;
      // Again once its secret is there: however long that took, a removal knows of it for ten minutes.
      const confirm = async () => (await stamp(found.arn)) ?? (await look());
      return (await stamp(found.arn)) ?? { confirm };
    },
  };
}
