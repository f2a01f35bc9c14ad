import type { Gateway } from '@momento-gateway/api/gateway/gateway';

/** About how many failures there are, as SQS counts; undefined while that is not known of both queues. */
export function countFailures(gateway: Gateway | undefined): number | undefined {
  const parked = gateway?.parkedQueue.depth;
  const deadLetters = gateway?.deadLetterQueue.depth;
  return parked === undefined || deadLetters === undefined ? undefined : parked + deadLetters;
}
