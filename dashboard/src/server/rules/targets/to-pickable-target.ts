import type { PickableTarget } from '@momento-gateway/api/rules/target';
import { queueArnOf } from './queue-arn.ts';

export function toPickableTarget(queueUrl: string, region: string): PickableTarget {
  const arn = queueArnOf(queueUrl, region);
  return { type: 'sqs', arn, name: arn.slice(arn.lastIndexOf(':') + 1), url: queueUrl };
}
