import type { Account } from '../../core/aws-service.ts';
import type { AcceptedEntry } from './check-entry.ts';

/**
 * Formats the event for targets, as JSON text. `detail` is embedded byte for byte: numbers that
 * JavaScript cannot represent arrive as they were sent.
 */
export function formatEvent(
  account: Account,
  entry: AcceptedEntry,
  eventId: string,
  nowMs: number,
): string {
  const envelope = JSON.stringify({
    version: '0',
    id: eventId,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: account.accountId,
    time: formatTime(entry.Time === undefined ? nowMs : entry.Time * 1000),
    region: account.region,
    resources: entry.Resources ?? [],
  });
  return `${envelope.slice(0, -1)},"detail":${entry.Detail.trim()}}`;
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
