import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { formatCsvRows } from '../elements/format-csv-rows.ts';

const COLUMNS: Readonly<Record<string, (call: GatewayCall) => unknown>> = {
  at: ({ at }) => new Date(at).toISOString(),
  outcome: ({ outcome }) => outcome,
  status: ({ status }) => status,
  reason: ({ reason }) => reason,
  error: ({ error }) => error,
  sequenceNumber: ({ sequenceNumber }) => sequenceNumber,
  requestId: ({ requestId }) => requestId,
  eventId: ({ eventId }) => eventId,
  attempts: ({ attempts }) => attempts,
  durationMs: ({ durationMs }) => durationMs,
  secretMs: ({ secretMs }) => secretMs,
  publishMs: ({ publishMs }) => publishMs,
  parkMs: ({ parkMs }) => parkMs,
  ageMs: ({ ageMs }) => ageMs,
  redrivenAt: ({ redriven }) => redriven && new Date(redriven.at).toISOString(),
  redriveId: ({ redriven }) => redriven?.redriveId,
};

/** Calls of a webhook as CSV; times are ISO texts in UTC. */
export function formatActivityCsv(calls: readonly GatewayCall[]): string {
  const rows = calls.map((call) => Object.values(COLUMNS).map((read) => String(read(call) ?? '')));
  return formatCsvRows(Object.keys(COLUMNS), rows);
}
