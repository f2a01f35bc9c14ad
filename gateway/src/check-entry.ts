import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { DETAIL_TYPE_MAX_LENGTH } from '@momento-gateway/shared/detail-type';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';

/** An entry must stay below this, counted as EventBridge counts. */
const ENTRY_LIMIT_BYTES = 1_000_000;
const TIME_BYTES = 14;

/** Why EventBridge would refuse the entry whatever its state; undefined when it has no reason to. */
export function checkEntry(
  entry: BusEntry,
): Extract<FailureReason, 'detail-type-too-long' | 'entry-too-large'> | undefined {
  if (entry.DetailType.length > DETAIL_TYPE_MAX_LENGTH) return 'detail-type-too-long';
  const bytes =
    TIME_BYTES +
    Buffer.byteLength(entry.Source) +
    Buffer.byteLength(entry.DetailType) +
    Buffer.byteLength(entry.Detail);
  return bytes >= ENTRY_LIMIT_BYTES ? 'entry-too-large' : undefined;
}
