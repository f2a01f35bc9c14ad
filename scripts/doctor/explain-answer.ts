import type { TestEventAnswer } from '@momento-gateway/api/webhooks/sample-event';
import { type Finding, wrong } from './finding.ts';

/** Explains why a test event was not published. */
export function explainAnswer({ status, body }: TestEventAnswer): Finding {
  const { outcome, reason }: { outcome?: string; reason?: string } =
    typeof body === 'object' && body !== null ? body : {};
  const what = `Canary: not published (status ${status})`;
  if (outcome === undefined) {
    return wrong(what, 'The answer is not from the gateway: see the address check above.');
  }
  switch (status) {
    case 202:
      return wrong(
        `Canary: the bus did not accept the event (${reason ?? 'no reason'}), so it was parked`,
        'Check the function’s role and its log.',
      );
    case 403:
      return wrong(
        what,
        'Check that the function has the same SECRET_PREFIX as the dashboard, and that this machine’s clock is right.',
      );
    case 503:
      return wrong(what, 'The function cannot read the secret: check its role and its log.');
    default:
      return wrong(
        what,
        'Neither the bus nor the parked queue accepted it: check the function’s log.',
      );
  }
}
