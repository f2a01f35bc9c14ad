import type { BusEntry } from './bus-entry.ts';
import { DETAIL_TYPE_MAX_LENGTH } from './detail-type.ts';
import { ENTRY_LIMIT_BYTES, measureEntry } from './entry-size.ts';
import type { FailureReason } from './failure-reason.ts';

/**
 * Why EventBridge would never accept the entry; undefined when nothing is wrong with it.
 *
 * @param measure counts a text's UTF-8 bytes
 */
export function checkEntry(
  entry: BusEntry,
  measure: (text: string) => number,
): Extract<FailureReason, 'detail-type-too-long' | 'entry-too-large'> | undefined {
  if (entry.DetailType.length > DETAIL_TYPE_MAX_LENGTH) return 'detail-type-too-long';
  return measureEntry(entry, measure) >= ENTRY_LIMIT_BYTES ? 'entry-too-large' : undefined;
}
