import { LOST_PAYLOAD, type LostPayloadLine } from '@momento-gateway/shared/lost-payload';
import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';

/** 56,000 characters in base64: less than 60 kB with the rest of the line. */
const PART_BYTES = 42_000;

/** The last copy of an event, for the log. @param now ms since the epoch */
export function toPayloadLines(failure: PublishFailure, now: number): LostPayloadLine[] {
  const message = Buffer.from(formatPublishFailure(failure));
  const of = Math.ceil(message.length / PART_BYTES);
  return Array.from({ length: of }, (_, index) => ({
    timestamp: new Date(now).toISOString(),
    level: 'INFO',
    message: LOST_PAYLOAD,
    requestId: failure.requestId,
    part: index + 1,
    of,
    bytes: message.length,
    data: message.subarray(index * PART_BYTES, (index + 1) * PART_BYTES).toString('base64'),
  }));
}
