import { paginateListTopics } from '@aws-sdk/client-sns';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

/** EventBridge does not deliver to FIFO topics. */
export async function listTopics({ targetClients }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client: targetClients.sns }, {})) {
    for (const { TopicArn: arn = '' } of Topics) {
      const name = arn.split(':').at(-1) ?? '';
      if (!name.endsWith('.fifo')) found.push({ type: 'sns', arn, name });
    }
  }
  return found;
}
