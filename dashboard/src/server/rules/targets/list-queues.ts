import { paginateListQueues } from '@aws-sdk/client-sqs';
import { isViewerName } from '@momento-gateway/api/live/live';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';
import { toPickableTarget } from './to-pickable-target.ts';

const PAGE_SIZE = 1000;

/** FIFO queues need a message group that the form does not ask for; the gateway's own are no targets. */
export async function listQueues({ sqs, config }: Context): Promise<PickableTarget[]> {
  const region = await sqs.config.region();
  const queues: PickableTarget[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs, pageSize: PAGE_SIZE },
    {},
  )) {
    queues.push(...QueueUrls.map((url) => toPickableTarget(url, region)));
  }
  const ownNames = [config.parkedQueueUrl, config.deadLetterQueueUrl].map((url) =>
    url?.split('/').at(-1),
  );
  return queues.filter(
    ({ name }) => !name.endsWith('.fifo') && !ownNames.includes(name) && !isViewerName(name),
  );
}
