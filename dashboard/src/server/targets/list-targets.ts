import { paginateListQueues } from '@aws-sdk/client-sqs';
import type { listTargetsOperation } from '../../api/rule-operations.ts';
import type { PickableTarget } from '../../api/target.ts';
import { isViewerName } from '../live/viewer-name.ts';
import type { Verb } from '../serve.ts';
import { toPickableTarget } from './to-pickable-target.ts';

const PAGE_SIZE = 1000;

/** FIFO queues need a message group that the form does not ask for; the failure queue is no target. */
export const listTargets: Verb<typeof listTargetsOperation> = async ({ sqs, config }) => {
  const region = await sqs.config.region();
  const targets: PickableTarget[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs, pageSize: PAGE_SIZE },
    {},
  )) {
    targets.push(...QueueUrls.map((url) => toPickableTarget(url, region)));
  }
  const failureQueueName = config.failureQueueUrl?.split('/').at(-1);
  return {
    targets: targets
      .filter(
        ({ name }) => !name.endsWith('.fifo') && name !== failureQueueName && !isViewerName(name),
      )
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
};
