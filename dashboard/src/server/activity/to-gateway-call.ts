import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { readLogLine } from './read-log-line.ts';

/**
 * Picks the fields one by one, because earlier versions logged the whole entry of a lost event.
 *
 * @returns undefined when the line is not that of a call
 */
export function toGatewayCall(event: FilteredLogEvent): GatewayCall | undefined {
  const line = readLogLine(event);
  if (line === undefined) return undefined;
  const { message, status, requestId, durationMs } = line;
  const { reason, error, sequenceNumber, eventId, attempts, secretMs, publishMs, parkMs, ageMs } =
    line;
  const given = { sequenceNumber, eventId, attempts, secretMs, publishMs, parkMs, ageMs };
  return {
    id: event.eventId ?? '',
    at: event.timestamp ?? 0,
    outcome: message,
    status,
    requestId,
    ...(reason !== undefined && { reason }),
    ...(error !== undefined && message !== 'lost' && { error }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    durationMs,
  };
}
