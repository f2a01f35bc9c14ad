import { CreateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_TENANT, type TenantQueue, tenantQueueName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import type { WithStack } from '../stack-context.ts';
import { describeTenant, findTenant } from './describe-tenant.ts';
import { findTenantBus, findTenantQueue } from './find-tenant-resources.ts';
import { attributesOf, type QueueModel, readQueueModel } from './queue-model.ts';
import type { WithTenants } from './tenant-index.ts';
import { tagsOf } from './tenant-tags.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config'>;

/** SQS's limit. */
const QUEUE_NAME_MAX_LENGTH = 80;

/**
 * Makes the bus first, by which a tenant that is half made is listed and can be removed. What is there
 * already stays, and gets back what it lacks: so it can be called again after it failed.
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
    const failed =
      (await ensureBus(context, name)) ??
      (await ensureQueue(context, name, 'parked', model)) ??
      (await ensureQueue(context, name, 'deadLetters', model)) ??
      (await ensureQueue(context, name, 'held', model));
    if (failed !== undefined) return failed;
    tenants.forget(name);
    const webhooks = await stack.webhooks.list();
    const webhookCount = webhooks.filter(({ tenant }) => tenant === name).length;
    const found = await findTenant(context, name, model);
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

async function ensureBus(context: Needed, tenant: string): Promise<Refusal | undefined> {
  const { events, config } = context;
  const { state, name } = await findTenantBus(context, tenant);
  if (state === 'there') return undefined;
  if (state === 'foreign') return { refusal: 'tenant-name-taken', what: 'event bus', name };
  const tags = Object.entries(tagsOf(config.secretPrefix, tenant));
  try {
    const Tags = tags.map(([Key, Value]) => ({ Key, Value }));
    await events.send(new CreateEventBusCommand({ Name: name, Tags }));
    return undefined;
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
    // Another process was faster, or an earlier attempt whose answer was lost.
    const now = await findTenantBus(context, tenant);
    if (now.state === 'foreign') return { refusal: 'tenant-name-taken', what: 'event bus', name };
    return undefined;
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
    if (found.differs.length === 0) return undefined;
    const Attributes = Object.fromEntries(found.differs.map((one) => [one, wanted[one] ?? '']));
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
