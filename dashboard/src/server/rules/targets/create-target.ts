import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { isTenantQueueName } from '@momento-gateway/shared/is-tenant-queue-name';
import { STACK_TAG, TARGET_TAG } from '@momento-gateway/shared/resource-names';
import {
  DEFAULT_TENANT,
  findNamedTenant,
  TENANT_TAG,
  tenantQueuePrefix,
} from '@momento-gateway/shared/tenant';
import { findQueueUrl, readQueueTags } from '../../aws/find-queue-url.ts';
import type { BaseContext } from '../../base-context.ts';
import type { Config } from '../../config.ts';
import type { Handler } from '../../handler.ts';
import { type Refusal, refuseField } from '../../refusals/refusal.ts';
import { toQueueTarget } from './target-lists.ts';

/** The longest that SQS keeps messages: a consumer may be away for a weekend. */
const RETENTION_S = 14 * 24 * 60 * 60;

const RESERVED =
  'Names that end like this are those of the queues of tenants. Choose another name.';

const OF_TENANT =
  'Names that begin with the stack, a _, a word, and __ are those of the queues of tenants. Choose another name.';

const QUEUE_NAME_MAX_LENGTH = 80;

/** Which call made a queue. */
const MAKER_TAG = 'momento-gateway:maker';

/** Names of queues are the account's, so those of a tenant's queues begin with the tenant's. */
export const createTarget: Handler<'createTarget', BaseContext> = (context, { body }) => {
  const { sqs, config, serialiseShared } = context;
  const name = nameQueue(config, body.name);
  return serialiseShared(`queue name ${name}`, async () => {
    const wrong = findWrong(config, name);
    if (wrong !== undefined) return refuseField('name', wrong);
    if ((await findQueueUrl(sqs, { name })) !== undefined) return { refusal: 'queue-exists', name };
    const queueUrl = await createQueue(context, name);
    if (typeof queueUrl !== 'string') return queueUrl;
    return toQueueTarget(queueUrl, await sqs.config.region());
  });
};

function nameQueue({ tenant, secretPrefix }: Config, name: string): string {
  const prefix = tenantQueuePrefix(secretPrefix, tenant);
  if (name.startsWith(prefix)) return name;
  // The stack's name is put first once.
  return prefix + name.slice(name.startsWith(`${secretPrefix}_`) ? secretPrefix.length + 1 : 0);
}

/** The default tenant's names may be any but those that a tenant's queue would get. */
function findWrong({ tenant, secretPrefix }: Config, name: string): string | undefined {
  if (isTenantQueueName(secretPrefix, name)) return RESERVED;
  if (tenant === DEFAULT_TENANT && findNamedTenant(secretPrefix, name)) return OF_TENANT;
  return name.length > QUEUE_NAME_MAX_LENGTH
    ? `With the name of the tenant it has ${name.length} characters, and SQS takes ${QUEUE_NAME_MAX_LENGTH}.`
    : undefined;
}

/**
 * CreateQueue answers with a queue that is there already, as if it had made it. Its tags are those
 * of the call that made it: so a tag tells whether another process was faster.
 */
async function createQueue(
  { sqs, config, newId }: BaseContext,
  name: string,
): Promise<string | Refusal> {
  const id = newId();
  try {
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: { MessageRetentionPeriod: String(RETENTION_S) },
        tags: {
          [STACK_TAG]: config.secretPrefix,
          [TARGET_TAG]: config.secretPrefix,
          [TENANT_TAG]: config.tenant,
          [MAKER_TAG]: id,
        },
      }),
    );
    const tags = await readQueueTags(sqs, QueueUrl);
    return tags?.[MAKER_TAG] === id ? QueueUrl : { refusal: 'queue-exists', name };
  } catch (error) {
    const { name: code, message } = error as Error;
    if (/QueueNameExists|QueueAlreadyExists/.test(code)) return { refusal: 'queue-exists', name };
    if (/QueueDeletedRecently/.test(code)) return refuseField('name', message);
    throw error;
  }
}
