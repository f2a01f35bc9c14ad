import { CreateQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_TENANT, type TenantQueue, tenantQueueName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import type { WithStack } from '../stack-context.ts';
import { type Closing, endClosing, makeClosingMark, readClosing } from './closing-marks.ts';
import { closingOf, describeTenant, findTenant } from './describe-tenant.ts';
import { findTenantBus, findTenantQueue } from './find-tenant-resources.ts';
import { createClosedBus } from './mark-removal.ts';
import { attributesOf, type QueueModel, readQueueModel } from './queue-model.ts';
import type { WithTenants } from './tenant-index.ts';
import { tagsOf } from './tenant-tags.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config' | 'now' | 'newId'>;

/** SQS's limit. */
const QUEUE_NAME_MAX_LENGTH = 80;

/**
 * Makes the bus first, by which a tenant that is half made is listed and can be removed. The bus is closed
 * until the queues are there: nothing is made in half a tenant. What is there already stays, and gets back
 * what it lacks: so it can be called again after it, or a removal, failed.
 */
export const createTenant: Handler<'createTenant', BaseContext & WithStack & WithTenants> = (
  { stack, tenants, ...call },
  { body: { name } },
) =>
  call.serialiseShared(`tenant ${name}`, async () => {
    const context = { ...call, config: stack.config };
    const refused = refuseName(context.config.secretPrefix, name);
    if (refused !== undefined) return refused;
    const model = await readQueueModel(context);
    if (isRefusal(model)) return model;
    const bus = await ensureBus(context, name);
    if (isRefusal(bus)) return bus;
    const failed =
      (await ensureQueue(context, name, 'parked', model)) ??
      (await ensureQueue(context, name, 'deadLetters', model)) ??
      (await ensureQueue(context, name, 'held', model));
    if (failed !== undefined) return failed;
    if (!(await openBus(context, bus))) return { refusal: 'tenant-changed', tenant: name };
    tenants.forget(name);
    const webhooks = await stack.webhooks.list();
    const webhookCount = webhooks.filter(({ tenant }) => tenant === name).length;
    const found = await findTenant(context, name, model);
    const closing = closingOf(found, context.now());
    // Somebody has begun to remove it.
    if (closing !== undefined) return { refusal: 'tenant-closed', tenant: name, closing };
    return describeTenant(context, name, found, webhookCount);
  });

function refuseName(secretPrefix: string, name: string): Refusal | undefined {
  if (name === DEFAULT_TENANT) return refuseField('name', 'Every gateway has this tenant.');
  const { length } = tenantQueueName(secretPrefix, name, 'deadLetters');
  if (length <= QUEUE_NAME_MAX_LENGTH) return undefined;
  const max = name.length - (length - QUEUE_NAME_MAX_LENGTH);
  return refuseField(
    'name',
    `Its queues would have names of ${length} characters, and SQS takes ${QUEUE_NAME_MAX_LENGTH}. Give at most ${Math.max(max, 0)} characters.`,
  );
}

/** With why it is closed, which this one may open. */
interface MadeBus {
  readonly arn: string;
  readonly closing: Closing | undefined;
}

async function ensureBus(context: Needed, tenant: string): Promise<MadeBus | Refusal> {
  const before = await findTenantBus(context, tenant);
  if (before.state === 'missing') {
    const mark = makeClosingMark(context, 'making');
    await createClosedBus(context, tenant, before.name, mark);
  }
  const bus = before.state === 'missing' ? await findTenantBus(context, tenant) : before;
  if (bus.state !== 'there') {
    return bus.state === 'missing'
      ? { refusal: 'tenant-changed', tenant }
      : { refusal: 'tenant-name-taken', what: 'event bus', name: bus.name };
  }
  const closing = readClosing(bus.tags, context.now());
  // Its queues may still be deleted, after they were made again too.
  if (closing?.state === 'removing') return { refusal: 'tenant-closed', tenant, closing };
  return { arn: bus.arn, closing };
}

/** @returns false when the bus is gone: somebody has removed the tenant meanwhile */
async function openBus(context: Needed, { arn, closing }: MadeBus): Promise<boolean> {
  if (closing === undefined) return true;
  try {
    await endClosing(context, arn, closing.id, 'open');
    return true;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return false;
    throw error;
  }
}

async function ensureQueue(
  context: Needed,
  tenant: string,
  queue: TenantQueue,
  model: QueueModel,
): Promise<Refusal | undefined> {
  const { sqs, config } = context;
  const wanted = attributesOf(model, config.secretPrefix, tenant, queue);
  const found = await findTenantQueue(context, tenant, queue, model);
  const { name } = found;
  if (found.state === 'foreign') return { refusal: 'tenant-name-taken', what: 'queue', name };
  if (found.state === 'there') {
    const { differs = [] } = found;
    if (differs.length === 0) return undefined;
    const Attributes = Object.fromEntries(differs.map((one) => [one, wanted[one] ?? '']));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: found.url, Attributes }));
    return undefined;
  }
  try {
    // With its policy from the start: nobody else ever could send to it.
    await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: { ...wanted },
        tags: { ...tagsOf(config.secretPrefix, tenant) },
      }),
    );
  } catch (error) {
    const { name: code, message } = error as Error;
    if (/QueueDeletedRecently/.test(code)) return refuseField('name', message);
    if (!/QueueNameExists|QueueAlreadyExists/.test(code)) throw error;
  }
  // CreateQueue answers with a queue of these attributes that is there already, whoever made it.
  const now = await findTenantQueue(context, tenant, queue, model);
  return now.state === 'foreign'
    ? { refusal: 'tenant-name-taken', what: 'queue', name }
    : undefined;
}
