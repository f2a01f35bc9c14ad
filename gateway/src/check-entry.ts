import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import { ENTRY_LIMIT_BYTES, measureEntry } from '@momento-gateway/shared/entry-size';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';

/** Why EventBridge would never accept the entry; undefined when nothing is wrong with it. */
export function checkEntry(
  entry: BusEntry,
): Extract<FailureReason, 'detail-type-too-long' | 'entry-too-large'> | undefined {
  if (entry.DetailType.length > DETAIL_TYPE_MAX_LENGTH) return 'detail-type-too-long';
  const isTooLarge = measureEntry(entry, Buffer.byteLength) >= ENTRY_LIMIT_BYTES;
  return isTooLarge ? 'entry-too-large' : undefined;
}
