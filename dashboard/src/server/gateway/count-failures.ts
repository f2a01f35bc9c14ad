import type { Context } from '../context.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { QUEUE_ROLES } from './queue-roles.ts';
import { readQueueDepth } from './read-queue-depth.ts';

/** About how many messages both queues hold, as SQS counts. */
export async function countFailures({
  sqs,
  config,
}: Pick<Context, 'sqs' | 'config'>): Promise<{ readonly total: number } | Refusal> {
  let total = 0;
  for (const { variable, urlOf } of Object.values(QUEUE_ROLES)) {
    const url = urlOf(config);
    if (url === undefined) return { refusal: 'not-configured', variable };
    total += (await readQueueDepth(sqs, url)) ?? 0;
  }
  return { total };
}
