import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { CALL_OUTCOMES } from '@momento-gateway/api/observation/activity';
import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';

const REQUIRED = {
  message: (value: unknown) => CALL_OUTCOMES.includes(value as GatewayLogLine['message']),
  requestId: (value: unknown) => typeof value === 'string',
  status: Number.isInteger,
  durationMs: Number.isFinite,
} satisfies Partial<Record<keyof GatewayLogLine, (value: unknown) => boolean>>;

/** @returns undefined when the text is not the gateway's log line of a call. */
export function readLogLine({ message = '' }: FilteredLogEvent): GatewayLogLine | undefined {
  try {
    const line = JSON.parse(message) as Record<string, unknown>;
    const isLine = Object.entries(REQUIRED).every(([name, isValid]) => isValid(line[name]));
    return isLine ? (line as unknown as GatewayLogLine) : undefined;
  } catch {
    return undefined;
  }
}
