import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import type { Rejection } from '@momento-gateway/shared/rejection';

type Reason = Rejection | 'secret-unavailable';

/** The gateway's checks in their order, and the reasons for which each ends a call. */
export const CHECKS: readonly (readonly [name: string, reasons: readonly Reason[]])[] = [
  ['Path and method', ['unknown-path', 'wrong-method']],
  ['Size', ['too-large']],
  ['Webhook', ['unknown-webhook', 'secret-unavailable']],
  ['Signature', ['missing-signature', 'wrong-signature']],
  ['Form of the message', ['malformed']],
  ['Cache and topic', ['foreign-topic']],
  ['Time of publishing', ['stale', 'future']],
];

/** What became of each check of a call that was refused. */
export function listChecks(line: GatewayLogLine): Record<string, string> {
  const failed = CHECKS.findIndex(([, reasons]) => reasons.includes(line.reason as Reason));
  return Object.fromEntries(
    CHECKS.map(([name], place) => {
      if (place === failed) return [name, `${line.reason}${line.error ? ` (${line.error})` : ''}`];
      return [name, failed === -1 || place > failed ? 'not checked' : 'passed'];
    }),
  );
}
