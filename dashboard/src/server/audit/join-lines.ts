import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { readAuditLine } from './audit-line.ts';

/**
 * The entries of lines: a call has one, though it wrote a line when it began and another one when it
 * ended. Both have the same time, so an interval that has one of them has both.
 *
 * @returns newest first.
 */
export function joinLines(events: readonly FilteredLogEvent[]): AuditEntry[] {
  const entries = new Map<string, AuditEntry>();
  for (const { message = '', timestamp = 0 } of events) {
    const entry = readAuditLine(message, timestamp);
    if (entry === undefined) continue;
    const known = entries.get(entry.requestId);
    if (known === undefined || known.outcome === 'begun') entries.set(entry.requestId, entry);
  }
  return [...entries.values()].sort(compareEntries);
}

type EntryPlace = Pick<AuditEntry, 'at' | 'requestId'>;

/** Newest first; the id decides between entries of the same millisecond. */
function compareEntries(left: EntryPlace, right: EntryPlace): number {
  return right.at - left.at || (left.requestId < right.requestId ? 1 : -1);
}
