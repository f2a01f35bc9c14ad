import { CreateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { BaseContext } from '../base-context.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { toTagList } from '../rules/put-rule.ts';
import {
  CLOSED_TAG,
  type ClosingMark,
  closeBus,
  endClosing,
  readClosing,
} from './closing-marks.ts';
import { type FoundBus, findTenantBus } from './find-tenant-resources.ts';
import { tagsOf } from './tenant-tags.ts';

const END_TRIES = 3;

type Needed = Pick<BaseContext, 'events' | 'config'>;

/**
 * Closes the bus of a tenant that is removed. One that is gone while queues are left is made again,
 * closed: without it, nobody who makes the tenant again would know that they are being deleted. Beside
 * somebody else's bus of its name no tenant is made.
 */
export async function markRemoval(
  context: Needed,
  tenant: string,
  bus: FoundBus,
  mark: ClosingMark,
): Promise<Refusal | undefined> {
  try {
    if (bus.state === 'there') await closeBus(context, bus.arn, mark);
    if (bus.state === 'missing') await createClosedBus(context, tenant, bus.name, mark);
    return undefined;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) {
      return { refusal: 'tenant-not-found', tenant };
    }
    throw error;
  }
}

/** Does nothing when somebody was faster: the next look at the bus tells whether it has this mark. */
export async function createClosedBus(
  { events, config }: Needed,
  tenant: string,
  Name: string,
  { value }: ClosingMark,
): Promise<void> {
  const tags = { ...tagsOf(config.secretPrefix, tenant), [CLOSED_TAG]: value };
  try {
    await events.send(new CreateEventBusCommand({ Name, Tags: toTagList(tags) }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
  }
}

/** Never fails: the answer is about the removal, and the list of tenants says which are closed. */
export async function endRemoval(
  context: Needed & Pick<BaseContext, 'now' | 'settle' | 'newId' | 'logUnexpected'>,
  tenant: string,
  { id }: ClosingMark,
  end: 'open' | 'stopped',
): Promise<void> {
  for (let tries = 0; tries < END_TRIES; tries += 1) {
    if (tries > 0) await context.settle();
    try {
      const bus = await findTenantBus(context, tenant);
      // There may be no mark, when it could not be written, or that of somebody who was later.
      if (bus.state !== 'there' || readClosing(bus.tags, context.now())?.id !== id) return;
      await endClosing(context, bus.arn, id, end);
      return;
    } catch (error) {
      if (isAwsError(error, 'ResourceNotFoundException')) return;
      context.logUnexpected(context.newId(), error);
    }
  }
}
